#include "app/edit/dashboarddocument.h"

#include "app/edit/editdashboard.h"

#include <memory>
#include <utility>

namespace Promontory {

DashboardDocument::DashboardDocument(Dashboard dashboard, QObject *parent)
    : QObject(parent), m_dashboard(std::move(dashboard))
{
    connect(&m_undoStack, &QUndoStack::cleanChanged, this,
            [this](bool clean) { emit modifiedChanged(!clean); });
}

DashboardDocument::~DashboardDocument()
{
    m_undoStack.blockSignals(true); // it clears itself, and who listens would ask what is half destroyed
}

void DashboardDocument::edit(const QString &text, const Dashboard &after, const MergeKey &key)
{
    if (after == m_dashboard)
        return;
    auto command = std::make_unique<EditDashboard>(
        text, m_dashboard, after, key, [this](const Dashboard &dashboard) { apply(dashboard); });
    m_undoStack.push(command.release()); // the stack owns its commands
}

void DashboardDocument::reset(const Dashboard &dashboard)
{
    m_undoStack.clear();
    m_undoStack.setClean();
    apply(dashboard);
}

void DashboardDocument::setSaved(const Dashboard &saved)
{
    if (saved == m_dashboard)
        m_undoStack.setClean();
}

void DashboardDocument::setUnsaved()
{
    m_undoStack.resetClean();
}

void DashboardDocument::apply(const Dashboard &dashboard)
{
    if (dashboard == m_dashboard)
        return;
    const Dashboard before = std::exchange(m_dashboard, dashboard);
    emit changed(before, m_dashboard);
}

} // namespace Promontory
