#pragma once

#include "app/settings/statedot.h"
#include "datasources/core/sourcesettings.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QAction;
class QListWidget;
class QListWidgetItem;

namespace Promontory {

/// The list of sources beside the form, with what can be done to the list. An unsaved new source
/// stands at its end, with an empty uid.
class SourceList : public QWidget
{
    Q_OBJECT

public:
    explicit SourceList(QWidget *parent = nullptr);

    void setSources(const QList<SourceSettings> &sources, const std::optional<QString> &draftName);
    /// Shows a row as current without asking.
    void setCurrent(const QString &uid);
    QString current() const;
    /// How a source is doing, in a sign and words.
    void setState(const QString &uid, SourceState state, const QString &words);

Q_SIGNALS:
    void selected(const QString &uid); ///< by the person
    void addAsked(const QString &kind);
    void removeAsked();
    void moveAsked(int by);
    void defaultAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct State
    {
        SourceState sign = SourceState::Unknown;
        QString words;
    };

    QWidget *makeButtons();
    QAction *makeAction(const QString &icon, const QString &text, const QKeySequence &key);
    QListWidgetItem *itemOf(const QString &uid) const;
    void showState(QListWidgetItem *item);
    void showActions();

    QHash<QString, State> m_states;
    QListWidget *m_list;
    QAction *m_add;
    QAction *m_addLocal;
    QAction *m_remove;
    QAction *m_up;
    QAction *m_down;
    QAction *m_default;
};

} // namespace Promontory
