#include "app/settings/sourceeditor.h"

#include "app/settings/localform.h"
#include "app/settings/sourceform.h"
#include "app/settings/sourcelist.h"
#include "widgets/common/messagebar.h"

#include <QAction>
#include <QCloseEvent>
#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// A button of a strip; it lives as long as the strip shows this message.
template <typename Work>
void addStripAction(MessageBar *bar, const QString &text, QObject *context, Work work)
{
    auto *action = new QAction(text, bar);
    QObject::connect(action, &QAction::triggered, context, std::move(work));
    bar->addMessageAction(action);
}

void clearActions(MessageBar *bar)
{
    const QList<QAction *> old =
        bar->findChildren<QAction *>(QString(), Qt::FindDirectChildrenOnly);
    for (QAction *action : old)
        action->deleteLater();
}

QString healthText(const SourceHealth &health)
{
    const QString name =
        health.version.isEmpty() ? health.flavour : QString(health.flavour + u' ' + health.version);
    QStringList lines{
        SourceEditor::tr("%1 answers in %2 ms.").arg(name, QString::number(health.roundTripMs))};
    for (const Notice &notice : health.notices)
        lines.append(notice.text);
    return lines.join(u'\n');
}

} // namespace

void SourceEditor::leaveThen(std::function<void()> next)
{
    if (m_saving)
        return m_list->setCurrent(m_uid);
    if (isChanged())
        return askAboutChanges(std::move(next));
    if (!m_removed)
        m_strip->setVisible(false);
    next();
}

void SourceEditor::askAboutChanges(std::function<void()> next)
{
    finishRemoval();
    m_list->setCurrent(m_uid);
    clearActions(m_strip);
    m_strip->showMessage(MessageKind::Warning,
                         tr("“%1” has changes that are not saved.").arg(m_form->settings().name));
    addStripAction(m_strip, tr("Save"), this, [this, next] {
        m_afterSave = next;
        save();
    });
    addStripAction(m_strip, tr("Discard"), this, [this, next] {
        revert();
        next();
    });
    addStripAction(m_strip, tr("Keep editing"), this, [this] { m_strip->setVisible(false); });
}

void SourceEditor::revert()
{
    m_strip->setVisible(false);
    m_afterSave = nullptr;
    const bool wasDraft = m_draft.has_value();
    m_draft.reset();
    const std::optional<SourceSettings> first = m_store.defaultSource();
    showSource(wasDraft ? (first ? first->uid : QString()) : m_uid);
}

void SourceEditor::save()
{
    if (m_saving || !m_shown)
        return;
    SourceSettings settings = m_form->settings();
    if (!m_form->check(m_store.sources())) {
        m_afterSave = nullptr;
        m_strip->setVisible(false);
        return;
    }
    if (settings.uid.isEmpty())
        settings.uid = m_store.makeUid(settings.name);
    m_saving = true;
    showButtons();
    const std::optional<SourceSettings> old = m_store.find(settings.uid);
    const bool secretsMatter = m_form->hasTypedSecret() || (old && old->auth != settings.auth) ||
                               (old && old->headerNames != settings.headerNames);
    if (!secretsMatter)
        return storeSettings(settings);
    // Secrets first: who hears of the new settings finds the new secrets.
    m_credentials.write(settings.uid, m_form->secrets())
        .then(this,
              [this, settings](const Result<void> &written) { finishSaving(settings, written); });
}

void SourceEditor::finishSaving(const SourceSettings &settings, const Result<void> &secretsWritten)
{
    if (secretsWritten)
        return storeSettings(settings);
    m_saving = false;
    m_afterSave = nullptr;
    showError(secretsWritten.error());
    showButtons();
}

void SourceEditor::storeSettings(const SourceSettings &settings)
{
    const bool isNew = m_draft.has_value();
    const Result<void> stored =
        isNew ? m_store.add(settings).map([](const QString &) {}) : m_store.update(settings);
    m_saving = false;
    if (!stored) {
        m_afterSave = nullptr;
        showError(stored.error());
        return showButtons();
    }
    m_draft.reset();
    m_strip->setVisible(false);
    m_list->setState(settings.uid, SourceState::Unknown, {});
    showSource(settings.uid);
    if (const std::optional<SourceSettings> saved = m_store.find(settings.uid))
        checkState(*saved);
    Q_EMIT sourceSaved(settings.uid);
    if (const auto next = std::exchange(m_afterSave, nullptr))
        next();
}

void SourceEditor::test()
{
    if (!m_test || !m_form->check(m_store.sources()))
        return;
    m_testButton->setEnabled(false);
    m_testButton->setText(tr("Testing…"));
    clearActions(m_result);
    m_test(m_form->settings(), m_form->secrets())
        .then(this, [this, generation = m_generation](const Result<SourceHealth> &health) {
            m_testButton->setEnabled(true);
            m_testButton->setText(tr("Test again"));
            if (generation == m_generation)
                showHealth(health);
        });
}

void SourceEditor::showHealth(const Result<SourceHealth> &health)
{
    if (health) {
        const bool warned = !health->notices.isEmpty();
        m_result->showMessage(warned ? MessageKind::Warning : MessageKind::Success,
                              healthText(*health));
    } else {
        const Error &error = health.error();
        m_result->showMessage(
            MessageKind::Error,
            error.detail.isEmpty() ? error.message : QString(error.message + u'\n' + error.detail));
    }
    if (!m_draft && !isChanged())
        showStateOf(m_uid, health);
}

void SourceEditor::showError(const Error &error)
{
    clearActions(m_result);
    m_result->showMessage(MessageKind::Error, error.message);
}

void SourceEditor::removeSource()
{
    if (m_saving || !m_shown)
        return;
    finishRemoval();
    if (m_draft)
        return revert();
    const QList<SourceSettings> &all = m_store.sources();
    const auto found = std::find_if(all.cbegin(), all.cend(), [this](const SourceSettings &source) {
        return source.uid == m_uid;
    });
    if (found == all.cend())
        return;
    const Removed removed{*found, found - all.cbegin()};
    m_saving = true; // the list changes below; the form is set after that
    const Result<void> done = m_store.remove(m_uid);
    m_saving = false;
    if (!done)
        return showError(done.error());
    m_removed = removed;
    const qsizetype next = std::min(removed.index, all.size() - 1);
    showSource(next < 0 ? QString() : all[next].uid);
    clearActions(m_strip);
    m_strip->showMessage(MessageKind::Info, tr("“%1” is deleted.").arg(removed.settings.name));
    addStripAction(m_strip, tr("Undo"), this, [this] { undoRemoval(); });
}

void SourceEditor::undoRemoval()
{
    const std::optional<Removed> removed = std::exchange(m_removed, std::nullopt);
    if (!removed)
        return;
    m_strip->setVisible(false);
    const Result<QString> added = m_store.add(removed->settings, removed->index);
    if (!added)
        return showError(added.error());
    if (!isChanged())
        showSource(*added);
}

/// The secrets of a deleted source stay until it cannot come back any more.
void SourceEditor::finishRemoval()
{
    if (const std::optional<Removed> removed = std::exchange(m_removed, std::nullopt))
        m_credentials.remove(removed->settings.uid);
}

void SourceEditor::moveSource(int by)
{
    const QList<SourceSettings> &all = m_store.sources();
    const auto found = std::find_if(all.cbegin(), all.cend(), [this](const SourceSettings &source) {
        return source.uid == m_list->current();
    });
    if (found == all.cend())
        return;
    if (const Result<void> moved = m_store.move(found->uid, found - all.cbegin() + by); !moved)
        showError(moved.error());
}

void SourceEditor::makeDefault()
{
    if (const Result<void> done = m_store.setDefault(m_list->current()); !done)
        showError(done.error());
}

void SourceEditor::reject()
{
    close();
}

void SourceEditor::closeEvent(QCloseEvent *event)
{
    event->setAccepted(!m_saving && !isChanged());
    if (event->isAccepted()) {
        finishRemoval();
        m_strip->setVisible(false);
    } else if (!m_saving) {
        askAboutChanges([this] { close(); });
    }
}

void SourceEditor::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (event->spontaneous())
        return;
    for (const SourceSettings &source : m_store.sources())
        checkState(source);
}

/// Asks a saved source how it is, for its sign in the list.
void SourceEditor::checkState(const SourceSettings &source)
{
    if (!m_test || source.kind == "local"_L1)
        return;
    const auto show = [this, source](const Result<SourceHealth> &health) {
        if (m_store.find(source.uid) == source)
            showStateOf(source.uid, health);
    };
    m_credentials.read(source).then(this,
                                    [this, source, show](const Result<SourceSecrets> &secrets) {
                                        if (secrets)
                                            m_test(source, *secrets).then(this, show);
                                    });
}

void SourceEditor::showStateOf(const QString &uid, const Result<SourceHealth> &health)
{
    if (!health)
        return m_list->setState(uid, SourceState::Bad, health.error().message);
    m_list->setState(uid, health->notices.isEmpty() ? SourceState::Good : SourceState::Warning,
                     healthText(*health));
}

void SourceEditor::showLocalStates()
{
    for (const SourceSettings &source : m_store.sources()) {
        const LocalPrometheus *local =
            source.kind == "local"_L1 && m_findLocal ? m_findLocal(source.uid) : nullptr;
        if (!local)
            continue;
        connect(local, &LocalPrometheus::stateChanged, this, &SourceEditor::showLocalStates,
                Qt::UniqueConnection);
        m_list->setState(source.uid, signOf(local->state()), local->message());
    }
}

} // namespace Promontory
