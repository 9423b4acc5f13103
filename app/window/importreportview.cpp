#include "app/window/importreportview.h"

#include "app/window/importreportdelegate.h"
#include "app/window/importreportmodel.h"
#include "app/window/outcomebar.h"
#include "widgets/common/joinedbuttons.h"
#include "widgets/common/searchfield.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QTreeView>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 12;
constexpr int Indent = 20;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void setLook(QLabel *label, TextRole role, const Theme &theme, const QColor &color)
{
    label->setFont(fontFor(role, theme.textScale));
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

} // namespace

ImportReportView::ImportReportView(QWidget *parent)
    : QWidget(parent)
    , m_model(new ImportReportModel(this))
    , m_title(plainLabel(this))
    , m_score(plainLabel(this))
    , m_carried(plainLabel(this))
    , m_bar(new OutcomeBar(this))
    , m_counts(plainLabel(this))
    , m_search(new SearchField(tr("Find a panel or a key"), this))
    , m_outcomes(new QActionGroup(this))
    , m_list(new QTreeView(this))
{
    setAccessibleName(tr("Import report"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(makeFilters());
    layout->addWidget(m_list, 1);
    setUpList();
    setFocusProxy(m_list);
    applyTheme();
}

QWidget *ImportReportView::makeHead()
{
    auto *head = new QWidget(this);
    auto *close = new QToolButton(head);
    close->setIcon(themeIcon(u"close"_s));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the report"));
    close->setAccessibleName(close->toolTip());
    setSmall(close);
    connect(close, &QToolButton::clicked, this, &ImportReportView::closeRequested);
    m_title->setText(tr("Opened from Grafana"));
    m_carried->setText(tr("of what the file asks for is carried"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(close);
    auto *score = new QHBoxLayout;
    score->setSpacing(Margin);
    score->addWidget(m_score);
    score->addWidget(m_carried, 1);
    m_counts->setWordWrap(true);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(Margin, 8, 8, 8);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addLayout(score);
    layout->addWidget(m_bar);
    layout->addWidget(m_counts);
    return head;
}

QWidget *ImportReportView::makeFilters()
{
    auto *filters = new QWidget(this);
    setSmall(m_search);
    m_search->setAccessibleName(m_search->placeholderText());
    auto *words = new JoinedButtons(filters);
    const QStringList texts{tr("All"), tr("Approximated"), tr("Placeholders")};
    for (int choice = 0; choice < int(texts.size()); ++choice) {
        auto *action = new QAction(texts.at(choice), m_outcomes);
        action->setCheckable(true);
        action->setChecked(choice == 0);
        setSmall(words->addAction(action, Qt::ToolButtonTextOnly));
        connect(action, &QAction::triggered, this, [this, choice] { setOutcome(choice); });
    }
    connect(m_search, &SearchField::textChanged, this, [this](const QString &text) {
        m_model->setWords(text);
        unfoldFew();
    });
    connect(m_search, &SearchField::moveRequested, m_list, [this] { m_list->setFocus(Qt::TabFocusReason); });
    auto *layout = new QVBoxLayout(filters);
    layout->setContentsMargins(Margin, 4, Margin, 8);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(words, 0, Qt::AlignLeft);
    return filters;
}

void ImportReportView::setUpList()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ImportReportDelegate(m_list));
    m_list->setHeaderHidden(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIndentation(Indent);
    m_list->setMouseTracking(true);
    m_list->setExpandsOnDoubleClick(false);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Panels and findings"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ImportReportView::pointAt);
    // A click on the current row shows its panel again.
    connect(m_list, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (!index.parent().isValid())
            m_list->setExpanded(index, true);
        pointAt(index);
    });
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex &index) {
        emit panelActivated(index.data(ImportReportModel::PanelRole).toString());
    });
}

void ImportReportView::setReport(const ImportReport &report)
{
    const OutcomeCounts counts = countOutcomes(report);
    const double score = report.score();
    m_score->setText(QLocale().toString(score < 1 ? std::min(score, 0.99) : 1.0, 'f', 2));
    m_counts->setText(outcomeText(report));
    m_bar->setCounts(counts);
    m_model->setReport(report);
    unfoldFew();
}

void ImportReportView::setOutcome(int choice)
{
    using Outcome = PanelReport::Outcome;
    m_model->setOutcome(choice == 0   ? std::nullopt
                        : choice == 1 ? std::optional(Outcome::Approximated)
                                      : std::optional(Outcome::Placeholder));
    unfoldFew();
}

void ImportReportView::unfoldFew()
{
    constexpr int few = 3;
    if (m_model->rowCount() <= few || !m_search->text().trimmed().isEmpty())
        m_list->expandAll();
}

void ImportReportView::pointAt(const QModelIndex &index)
{
    const QString panel = index.data(ImportReportModel::PanelRole).toString();
    if (!panel.isEmpty())
        emit panelPointedAt(panel);
}

void ImportReportView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        applyTheme();
}

void ImportReportView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_list->doItemsLayout(); // sentences break where the column ends
}

void ImportReportView::applyTheme()
{
    const Theme theme = themeOf(this);
    setLook(m_title, TextRole::Section, theme, theme.text.primary);
    setLook(m_score, TextRole::Title, theme, theme.text.primary);
    setLook(m_carried, TextRole::Caption, theme, theme.text.secondary);
    setLook(m_counts, TextRole::Caption, theme, theme.text.secondary);
    QPalette palette = m_list->palette();
    palette.setColor(QPalette::Base, theme.surface.window);
    m_list->setPalette(palette);
    m_list->doItemsLayout();
}

void ImportReportView::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface.window);
    paintVerticalLine(&painter, 0, 0, height(), theme.border.normal);
}

} // namespace Promontory
