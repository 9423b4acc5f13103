#include "app/settings/sourceeditor.h"

#include "app/settings/sourceform.h"
#include "app/settings/sourcelist.h"
#include "datasources/localprometheus/localprometheus.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/note.h"
#include "widgets/common/verticalline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {
constexpr int Margin = 16;
constexpr int ListWidth = 248;

} // namespace

SourceEditor::SourceEditor(SourceStore &store, Credentials &credentials, Test test,
                           FindLocal findLocal, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_credentials(credentials)
    , m_test(std::move(test))
    , m_findLocal(std::move(findLocal))
    , m_list(new SourceList(this))
    , m_title(new Note(Note::Tone::Title))
    , m_strip(new MessageBar(this))
    , m_result(new MessageBar)
    , m_scroll(new QScrollArea)
    , m_form(new SourceForm)
    , m_empty(new EmptyState(tr("No data source yet"),
                             tr("Add a server with a Prometheus API, or let Promontory run a "
                                "Prometheus of its own for your /metrics addresses.")))
    , m_footer(makeFooter())
{
    setWindowTitle(tr("Data sources"));
    setMinimumSize(720, 480);
    resize(900, 680);
    m_list->setFixedWidth(ListWidth);

    auto *left = new QHBoxLayout;
    left->setContentsMargins(Margin, Margin, Margin, Margin);
    left->addWidget(m_list);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addLayout(left);
    body->addWidget(new VerticalLine(this));
    body->addWidget(makeRight(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addLayout(body, 1);

    connectParts();
    rebuildList();
    const std::optional<SourceSettings> first = m_store.defaultSource();
    selectSource(first ? first->uid : QString());
}

SourceEditor::~SourceEditor()
{
    finishRemoval();
}

QWidget *SourceEditor::makeRight()
{
    auto *page = new QWidget;
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(Margin, 4, Margin, Margin);
    pageLayout->addWidget(m_form);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_title->setContentsMargins(Margin, Margin, Margin, 8);
    for (const QString &kind : {u"prometheus"_s, u"local"_s}) {
        auto *add = new QAction(
            kind == "local"_L1 ? tr("Run a local Prometheus") : tr("Add a server"), m_empty);
        connect(add, &QAction::triggered, this, [this, kind] { addSource(kind); });
        m_empty->addStateAction(add);
    }

    auto *right = new QWidget(this);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_result);
    layout->addWidget(m_footer);
    return right;
}

QWidget *SourceEditor::makeFooter()
{
    auto *footer = new QWidget;
    m_testButton = new QPushButton(themeIcon(u"plug"_s), tr("Test"), footer);
    m_revertButton = new QPushButton(tr("Revert"), footer);
    m_saveButton = new QPushButton(tr("Save"), footer);
    setFilled(m_saveButton);
    m_saveButton->setShortcut(QKeySequence::Save);
    m_testButton->setToolTip(tr("Asks the server with the settings above, saved or not."));
    m_saveButton->setDefault(true);
    for (QPushButton *button : {m_testButton, m_revertButton})
        button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(Margin, 12, Margin, 12);
    layout->setSpacing(8);
    layout->addWidget(m_testButton);
    layout->addStretch(1);
    layout->addWidget(m_revertButton);
    layout->addWidget(m_saveButton);
    return footer;
}

void SourceEditor::connectParts()
{
    connect(m_list, &SourceList::selected, this, &SourceEditor::trySelect);
    connect(m_list, &SourceList::addAsked, this, &SourceEditor::addSource);
    connect(m_list, &SourceList::removeAsked, this, &SourceEditor::removeSource);
    connect(m_list, &SourceList::moveAsked, this, &SourceEditor::moveSource);
    connect(m_list, &SourceList::defaultAsked, this, &SourceEditor::makeDefault);
    connect(m_form, &SourceForm::edited, this, &SourceEditor::showButtons);
    connect(m_testButton, &QPushButton::clicked, this, &SourceEditor::test);
    connect(m_revertButton, &QPushButton::clicked, this, &SourceEditor::revert);
    connect(m_saveButton, &QPushButton::clicked, this, &SourceEditor::save);
    connect(&m_store, &SourceStore::changed, this, &SourceEditor::rebuildList);
    connect(&m_credentials, &Credentials::backendChanged, this,
            [this] { m_form->setSecretNote(m_credentials.description(m_uid)); });
}

void SourceEditor::rebuildList()
{
    m_list->setSources(m_store.sources(), m_draft ? std::optional(m_draft->name) : std::nullopt);
    // Another program may have taken the shown one away; what was typed is kept as a new source.
    if (m_shown && !m_draft && !m_store.find(m_uid) && !m_saving)
        showNothing();
    else if (m_shown)
        m_list->setCurrent(m_uid);
}

void SourceEditor::selectSource(const QString &uid)
{
    leaveThen([this, uid] { showSource(uid); });
}

void SourceEditor::trySelect(const QString &uid)
{
    if (m_shown && uid == m_uid)
        return;
    leaveThen([this, uid] { showSource(uid); });
}

void SourceEditor::showSource(const QString &uid)
{
    m_draft.reset();
    const std::optional<SourceSettings> settings = m_store.find(uid);
    if (!settings)
        return showNothing();
    m_uid = uid;
    rebuildList();
    m_list->setCurrent(uid);
    load(*settings);
    if (settings->auth != AuthKind::None)
        readSecrets(*settings);
}

void SourceEditor::addSource(const QString &kind)
{
    SourceSettings draft;
    draft.kind = kind;
    QString name = kind == "local"_L1 ? tr("Local Prometheus") : tr("Prometheus");
    const auto taken = [this](const QString &wanted) {
        const QList<SourceSettings> &all = m_store.sources();
        return std::any_of(all.cbegin(), all.cend(), [&](const SourceSettings &source) {
            return source.name.compare(wanted, Qt::CaseInsensitive) == 0;
        });
    };
    draft.name = name;
    for (int i = 2; taken(draft.name); ++i)
        draft.name = name + u' ' + QString::number(i);
    leaveThen([this, draft] { showDraft(draft); });
}

void SourceEditor::showDraft(const SourceSettings &draft)
{
    m_draft = draft;
    m_uid.clear();
    m_shown = true;
    rebuildList();
    load(draft);
    m_form->focusName();
}

void SourceEditor::load(const SourceSettings &settings)
{
    ++m_generation;
    m_shown = true;
    m_result->setVisible(false);
    m_form->setSettings(settings);
    m_form->setSecretNote(m_credentials.description(settings.uid));
    m_form->setVisible(true);
    m_scroll->setVisible(true);
    m_empty->setVisible(false);
    m_footer->setVisible(true);
    refreshLocal();
    showTitle();
    showButtons();
}

void SourceEditor::readSecrets(const SourceSettings &settings)
{
    m_credentials.read(settings).then(
        this, [this, generation = m_generation](const Result<SourceSecrets> &secrets) {
            if (generation != m_generation)
                return;
            if (secrets && !m_form->hasTypedSecret())
                m_form->setSecrets(*secrets);
            else if (!secrets)
                showError(secrets.error());
            m_form->setSecretNote(m_credentials.description(m_uid));
        });
}

void SourceEditor::showNothing()
{
    ++m_generation;
    m_shown = false;
    m_draft.reset();
    m_uid.clear();
    m_list->setSources(m_store.sources(), std::nullopt);
    m_scroll->setVisible(false);
    m_result->setVisible(false);
    m_empty->setVisible(true);
    m_footer->setVisible(false);
    m_title->setVisible(false);
}

void SourceEditor::showTitle()
{
    const std::optional<SourceSettings> saved = m_store.find(m_uid);
    m_title->setText(saved ? saved->name : tr("New data source"));
    m_title->setVisible(true);
}

void SourceEditor::showButtons()
{
    const bool changed = isChanged();
    m_saveButton->setEnabled(!m_saving && (changed || m_draft));
    m_revertButton->setEnabled(!m_saving && (changed || m_draft));
    m_revertButton->setText(m_draft ? tr("Discard") : tr("Revert"));
    m_testButton->setVisible(!m_form->isLocal());
    m_form->setEnabled(!m_saving);
}

bool SourceEditor::isChanged() const
{
    return m_shown && m_form->isChanged();
}

void SourceEditor::setSourceState(const QString &uid, SourceState state, const QString &words)
{
    m_list->setState(uid, state, words);
}

void SourceEditor::refreshLocal()
{
    m_form->setPrometheus(m_findLocal && !m_uid.isEmpty() ? m_findLocal(m_uid) : nullptr);
    showLocalStates();
}

} // namespace Promontory
