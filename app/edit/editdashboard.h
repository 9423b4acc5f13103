#pragma once

#include "app/dashboard/dashboard.h"
#include "app/edit/mergekey.h"

#include <QUndoCommand>

#include <functional>

namespace Promontory {

/// The only undo command: before and after as values.
class EditDashboard final : public QUndoCommand
{
public:
    using Apply = std::function<void(const Dashboard &)>;

    EditDashboard(const QString &text, Dashboard before, Dashboard after, MergeKey key, Apply apply);

    int id() const override;
    bool mergeWith(const QUndoCommand *other) override;
    void undo() override;
    void redo() override;

private:
    Dashboard m_before;
    Dashboard m_after;
    MergeKey m_key;
    Apply m_apply;
};

} // namespace Promontory
