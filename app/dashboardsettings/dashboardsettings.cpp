#include "app/dashboardsettings/dashboardsettings.h"

#include "app/dashboardsettings/annotationspage.h"
#include "app/dashboardsettings/generalpage.h"
#include "app/dashboardsettings/jsonpage.h"
#include "app/dashboardsettings/linkspage.h"
#include "app/dashboardsettings/variablespage.h"
#include "app/edit/dashboarddocument.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/values/oneline.h"
#include "widgets/common/verticalline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Margin = 16;
constexpr int ListWidth = 148;
constexpr int RowHeight = 32;
constexpr QSize UsualSize(980, 740);
constexpr QSize LeastSize(760, 460);

} // namespace

DashboardSettings::DashboardSettings(DashboardDocument &document, const SettingsContext &context,
                                     QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_draft(document.dashboard())
    , m_messages(new MessageStack(this))
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_general(new GeneralPage(context, m_draft))
    , m_variables(new VariablesPage(context, m_draft, *m_messages))
    , m_annotations(new AnnotationsPage(context, m_draft, *m_messages))
    , m_links(new LinksPage(m_draft, *m_messages))
    , m_text(new JsonPage)
    , m_cancelButton(new QPushButton(tr("Cancel")))
    , m_applyButton(new QPushButton(tr("A&pply")))
    , m_okButton(new QPushButton(tr("OK")))
{
    setMinimumSize(LeastSize);
    resize(UsualSize.boundedTo(screen()->availableSize() * 0.9).expandedTo(LeastSize));
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(makePages());
    body->addWidget(new VerticalLine(this));
    body->addWidget(m_stack, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addLayout(body, 1);
    layout->addWidget(makeFooter());
    connectParts();
    showPage(Page::General);
    showLock();
    showState();
}

DashboardSettings::~DashboardSettings() = default;

QWidget *DashboardSettings::makePages()
{
    for (QWidget *page :
         std::initializer_list<QWidget *>{m_general, m_variables, m_annotations, m_links, m_text})
        m_stack->addWidget(page);
    m_text->setContentsMargins(Margin, Margin, Margin, 0);
    for (const auto &[icon, text] :
         std::initializer_list<std::pair<QString, QString>>{{u"settings"_s, tr("General")},
                                                            {u"filter"_s, tr("Variables")},
                                                            {u"flag"_s, tr("Annotations")},
                                                            {u"link"_s, tr("Links")},
                                                            {u"code"_s, tr("JSON")}}) {
        auto *item = new QListWidgetItem(themeIcon(icon), text, m_list);
        item->setSizeHint(
            QSize(ListWidth, std::max(RowHeight, m_list->fontMetrics().height() + 14)));
    }
    m_list->setAccessibleName(tr("Pages"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    auto *left = new QWidget(this);
    left->setFixedWidth(ListWidth + Margin);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(Margin / 2, Margin, Margin / 2, Margin);
    layout->addWidget(m_list);
    return left;
}

QWidget *DashboardSettings::makeFooter()
{
    auto *footer = new QWidget(this);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(Margin, 12, Margin, 12);
    layout->setSpacing(8);
    layout->addStretch(1);
    for (QPushButton *button : {m_cancelButton, m_applyButton, m_okButton}) {
        button->setAutoDefault(false); // Return belongs to the fields
        layout->addWidget(button);
    }
    setFilled(m_okButton);
    m_okButton->setToolTip(
        tr("Applies the changes and closes (%1)")
            .arg(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)));
    return footer;
}

void DashboardSettings::connectParts()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &DashboardSettings::turnTo);
    connect(m_general, &GeneralPage::edited, this, &DashboardSettings::showState);
    connect(m_general, &GeneralPage::edited, this, &DashboardSettings::showLock);
    connect(m_variables, &VariablesPage::edited, this, &DashboardSettings::showState);
    connect(m_annotations, &AnnotationsPage::edited, this, &DashboardSettings::showState);
    connect(m_links, &LinksPage::edited, this, &DashboardSettings::showState);
    connect(m_text, &JsonPage::edited, this, [this] {
        m_afterCheck = nullptr; // was wished of another text
        showState();
    });
    connect(m_text, &JsonPage::checked, this, [this] {
        if (const Next next = std::exchange(m_afterCheck, nullptr))
            takeText(next);
    });
    connect(m_cancelButton, &QPushButton::clicked, this, &DashboardSettings::reject);
    connect(m_applyButton, &QPushButton::clicked, this, &DashboardSettings::apply);
    connect(m_okButton, &QPushButton::clicked, this, &DashboardSettings::accept);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, this,
                &DashboardSettings::accept);
    connect(&m_document, &DashboardDocument::changed, this, &DashboardSettings::follow);
}

DashboardSettings::Page DashboardSettings::page() const
{
    return Page(m_stack->currentIndex());
}

bool DashboardSettings::isTextShown() const
{
    return page() == Page::Text;
}

void DashboardSettings::showPage(Page page)
{
    m_list->setCurrentRow(int(page));
}

void DashboardSettings::turnTo(int row)
{
    if (row < 0 || row == m_stack->currentIndex())
        return;
    const auto turn = [this, row] {
        const QSignalBlocker blocker(m_list);
        m_list->setCurrentRow(row);
        m_messages->dismiss(u"text"_s);
        m_variables->settle();
        if (Page(row) == Page::Text)
            m_text->setDashboard(m_draft.result());
        else if (Page(row) == Page::Links)
            m_links->reload();
        else if (Page(row) == Page::Annotations)
            m_annotations->reload();
        else if (Page(row) == Page::General)
            m_general->offerSources();
        m_stack->setCurrentIndex(row);
        showState();
    };
    if (!isTextShown())
        return turn();
    leaveText(turn);
    // Until the text has been read its page stays. A list selects what was clicked only after it told of it.
    QTimer::singleShot(0, this, [this] {
        const QSignalBlocker blocker(m_list);
        m_list->setCurrentRow(m_stack->currentIndex());
    });
}

void DashboardSettings::leaveText(const Next &next)
{
    if (!isTextShown() || !m_text->isEdited())
        return next();
    if (!m_text->isChecked())
        m_afterCheck = next;
    else
        takeText(next);
}

void DashboardSettings::takeText(const Next &next)
{
    const std::optional<Dashboard> dashboard = m_text->dashboard();
    if (!dashboard)
        return tellProblems(next);
    m_messages->dismiss(u"text"_s);
    m_draft.replace(*dashboard);
    reloadForms();
    next();
}

void DashboardSettings::tellProblems(const Next &next)
{
    m_messages->showMessage(
        u"text"_s, MessageKind::Error,
        tr("The text is no dashboard as it stands; what is wrong is marked in it. Correct it, or "
           "discard what was changed in the text."),
        {{tr("Discard the text"), [this, next] {
              m_text->setDashboard(m_draft.result());
              next();
          }}});
}

void DashboardSettings::reloadForms()
{
    m_general->reload();
    m_variables->reload();
    m_annotations->reload();
    m_links->reload();
    showLock();
}

bool DashboardSettings::isChanged() const
{
    const bool hasFaults = !m_general->isValid() || !m_variables->isValid() ||
                           !m_annotations->isValid() || !m_links->isValid();
    return hasFaults || m_draft.isChanged() || (isTextShown() && m_text->isEdited());
}

void DashboardSettings::showState()
{
    setWindowTitle(tr("Settings of “%1”").arg(oneLine(m_draft.base().title, 80)));
    m_applyButton->setEnabled(isChanged());
}

void DashboardSettings::showLock()
{
    const bool locked = m_draft.base().locked && m_draft.settings().locked;
    m_general->setReadOnly(locked);
    m_variables->setReadOnly(locked);
    m_annotations->setReadOnly(locked);
    m_links->setReadOnly(locked);
    m_text->setReadOnly(locked);
    if (!locked)
        return m_messages->dismiss(u"lock"_s);
    if (!m_messages->message(u"lock"_s).isEmpty())
        return;
    m_messages->showMessage(u"lock"_s, MessageKind::Info,
                            tr("This dashboard is locked against edits."),
                            {{tr("Unlock"), [this] {
                                  m_draft.settings().locked = false;
                                  showDraft();
                              }}});
}

bool DashboardSettings::showFirstFault()
{
    if (!m_general->isValid()) {
        showPage(Page::General);
        m_general->showFault();
    } else if (!m_variables->isValid()) {
        showPage(Page::Variables);
        m_variables->showFault();
    } else if (!m_annotations->isValid()) {
        showPage(Page::Annotations);
        m_annotations->showFault();
    } else if (!m_links->isValid()) {
        showPage(Page::Links);
        m_links->showFault();
    } else {
        return false;
    }
    return true;
}

void DashboardSettings::finish(const Next &next)
{
    m_messages->dismiss(u"close"_s);
    leaveText([this, next] {
        if (!showFirstFault())
            put(next);
    });
}

void DashboardSettings::put(const Next &next)
{
    m_messages->dismiss(u"conflict"_s);
    if (!m_draft.isChanged())
        return next();
    const DashboardMerge merge = m_draft.mergedOnto(m_document.dashboard(), Prefer::Mine);
    if (!merge.conflicts.isEmpty())
        return askAboutConflicts(merge.conflicts, next);
    putOnto(merge.dashboard, next);
}

void DashboardSettings::askAboutConflicts(const QStringList &conflicts, const Next &next)
{
    constexpr qsizetype MostNamed = 4;
    QString named = conflicts.first(std::min(MostNamed, conflicts.size())).join(u", "_s);
    if (conflicts.size() > MostNamed)
        named += u" …"_s;
    m_messages->showMessage(
        u"conflict"_s, MessageKind::Warning,
        tr("Both here and in the dashboard itself something else was made of this: %1.").arg(named),
        {{tr("Take it from here"),
          [this, next] {
              putOnto(m_draft.mergedOnto(m_document.dashboard(), Prefer::Mine).dashboard, next);
          }},
         {tr("Keep the dashboard's"), [this, next] {
              putOnto(m_draft.mergedOnto(m_document.dashboard(), Prefer::Theirs).dashboard, next);
          }}});
}

void DashboardSettings::putOnto(const Dashboard &merged, const Next &next)
{
    {
        const QScopedValueRollback<bool> applying(m_isApplying, true);
        m_document.edit(tr("Change dashboard settings"), merged);
    }
    startOver();
    next();
}

void DashboardSettings::startOver()
{
    m_draft = SettingsDraft(m_document.dashboard());
    showDraft();
}

void DashboardSettings::showDraft()
{
    reloadForms();
    if (isTextShown())
        m_text->setDashboard(m_draft.result());
    showState();
}

/// The dashboard was edited elsewhere. What was edited here is put on top of that in the end.
void DashboardSettings::follow()
{
    if (!m_isApplying && !isChanged())
        startOver();
}

void DashboardSettings::apply()
{
    finish([] {});
}

void DashboardSettings::accept()
{
    finish([this] {
        m_isDone = true;
        close();
    });
}

void DashboardSettings::reject()
{
    close();
}

void DashboardSettings::closeEvent(QCloseEvent *event)
{
    m_afterCheck = nullptr; // an OK that waits for the text is taken back
    event->setAccepted(m_isDone || !isChanged());
    if (!event->isAccepted())
        askAboutChanges();
}

void DashboardSettings::askAboutChanges()
{
    m_messages->showMessage(u"close"_s, MessageKind::Warning,
                            tr("There are changes that are not applied."),
                            {{tr("Apply and close"), [this] { accept(); }},
                             {tr("Discard them"),
                              [this] {
                                  m_isDone = true;
                                  close();
                              }},
                             {tr("Keep editing"), [] {}}});
}

} // namespace Promontory
