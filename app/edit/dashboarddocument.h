/// app/edit holds the open document: the dashboard as a value, its undo stack, and the functions from
/// one dashboard to the next. Whoever shows it listens to changed() and asks diff() what to redo.
#pragma once

#include "app/dashboard/dashboard.h"
#include "app/edit/mergekey.h"

#include <QObject>
#include <QUndoStack>

namespace Promontory {

/// One open dashboard. Every change goes through edit(), undo and redo, or reset().
class DashboardDocument : public QObject
{
    Q_OBJECT

public:
    explicit DashboardDocument(Dashboard dashboard, QObject *parent = nullptr);
    ~DashboardDocument() override;

    const Dashboard &dashboard() const { return m_dashboard; }
    QUndoStack *undoStack() { return &m_undoStack; }
    /// Whether the dashboard differs from what was saved last.
    bool isModified() const { return !m_undoStack.isClean(); }

    /// One step of undo; `text` names it for people ("Move panel"). An edit that changes nothing is none.
    void edit(const QString &text, const Dashboard &after, const MergeKey &key = {});
    /// Another dashboard takes the place of this one, as saved; nothing can be undone.
    void reset(const Dashboard &dashboard);
    /// What is shown is what the file holds now. `saved` is what was written: an edit made while the
    /// file was being written keeps the document modified.
    void setSaved(const Dashboard &saved);
    /// The document holds what no file holds, as after a recovery.
    void setUnsaved();

signals:
    void changed(const Promontory::Dashboard &before, const Promontory::Dashboard &after);
    void modifiedChanged(bool modified);

private:
    void apply(const Dashboard &dashboard);

    Dashboard m_dashboard;
    QUndoStack m_undoStack;
};

} // namespace Promontory
