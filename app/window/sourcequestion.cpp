#include "app/window/sourcequestion.h"

#include "widgets/common/values/oneline.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/tooltiptext.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 560;
constexpr int NameWidth = 250;
constexpr int MostHeight = 320; // of the rows, before they scroll

QLabel *plainLabel(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(fontFor(role, themeOf(parent).textScale));
    return label;
}

void makeQuiet(QLabel *label)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, themeOf(label).text.secondary);
    label->setPalette(palette);
}

QString elided(const QLabel &label, const QString &text)
{
    return label.fontMetrics().elidedText(oneLine(text), Qt::ElideMiddle, NameWidth);
}

/// "${DS_PROMETHEUS} · 29 queries"
QString detailOf(const SourceReference &reference)
{
    const QString uses = SourceQuestion::tr("%n queries", nullptr, reference.uses);
    return reference.key == reference.name ? uses : oneLine(reference.key) + u" · "_s + uses;
}

} // namespace

SourceQuestion::SourceQuestion(const QString &title, const QList<AskedSource> &asked,
                               const QList<OfferedSource> &offered, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Data sources of \"%1\"").arg(oneLine(title)));
    auto *intro = plainLabel(tr("Which data sources of this computer are meant? The choice is remembered here; the "
                                "file is not changed."),
                             TextRole::Body, this);
    intro->setWordWrap(true);
    auto *rows = new QWidget;
    auto *grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(1, 1);
    for (const AskedSource &one : asked)
        addRow(grid, one, offered);
    grid->setRowStretch(grid->rowCount(), 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(rows);
    scroll->setFixedHeight(std::min(rows->sizeHint().height() + 4, MostHeight));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(intro);
    layout->addWidget(scroll);
    layout->addWidget(makeButtons());
    setFixedWidth(Width);
}

void SourceQuestion::addRow(QGridLayout *grid, const AskedSource &asked, const QList<OfferedSource> &offered)
{
    const SourceReference &reference = asked.reference;
    auto *name = plainLabel({}, TextRole::BodyStrong, this);
    name->setText(elided(*name, reference.name));
    name->setToolTip(toolTipText(reference.key));
    auto *detail = plainLabel({}, TextRole::Caption, this);
    detail->setText(elided(*detail, detailOf(reference)));
    makeQuiet(detail);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(name);
    names->addWidget(detail);
    auto *choice = new QComboBox(this);
    choice->setAccessibleName(reference.name);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const OfferedSource &source : offered)
        choice->addItem(oneLine(source.name), source.uid);
    choice->addItem(tr("The default source"), QString());
    choice->setCurrentIndex(std::max(0, choice->findData(asked.chosen)));
    choice->setEnabled(!asked.isFixed);
    const int row = grid->rowCount();
    grid->addLayout(names, row, 0);
    grid->addWidget(choice, row, 1);
    grid->setColumnMinimumWidth(0, NameWidth);
    if (!asked.isFixed)
        m_choices.insert(reference.key, choice);
}

QWidget *SourceQuestion::makeButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *skip = new QPushButton(tr("&Skip"), row);
    skip->setToolTip(tr("Ask the default source instead."));
    skip->setAutoDefault(false);
    auto *use = new QPushButton(m_choices.isEmpty() ? tr("&Close") : tr("&Use these"), row);
    setFilled(use);
    use->setDefault(true);
    skip->setVisible(!m_choices.isEmpty());
    layout->addStretch(1);
    layout->addWidget(skip);
    layout->addWidget(use);
    connect(use, &QPushButton::clicked, this, &SourceQuestion::answer);
    connect(skip, &QPushButton::clicked, this, [this] {
        emit skipped();
        close();
    });
    return row;
}

void SourceQuestion::answer()
{
    QHash<QString, QString> uids;
    for (auto it = m_choices.cbegin(); it != m_choices.cend(); ++it)
        uids.insert(it.key(), it.value()->currentData().toString());
    if (!uids.isEmpty())
        emit answered(uids);
    close();
}

} // namespace Promontory
