#include "app/edit/editdashboard.h"

namespace Promontory {

namespace {

/// Which edits merge is the key's business, so all commands have one id.
constexpr int CommandId = 1;

} // namespace

EditDashboard::EditDashboard(const QString &text, Dashboard before, Dashboard after, MergeKey key,
                             Apply apply)
    : QUndoCommand(text)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_key(std::move(key))
    , m_apply(std::move(apply))
{
}

int EditDashboard::id() const
{
    return m_key.topic.isEmpty() ? -1 : CommandId;
}

bool EditDashboard::mergeWith(const QUndoCommand *other)
{
    const auto *next = dynamic_cast<const EditDashboard *>(other);
    if (!next || next->m_key != m_key)
        return false;
    m_after = next->m_after;
    setText(next->text());
    setObsolete(m_after == m_before);
    return true;
}

void EditDashboard::undo()
{
    m_apply(m_before);
}

void EditDashboard::redo()
{
    m_apply(m_after);
}

} // namespace Promontory
