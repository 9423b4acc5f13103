#pragma once

#include "app/pages/dashboardboard.h"
#include "app/query/variableresolver.h"
#include "app/render/renderoptions.h"

#include <QElapsedTimer>
#include <QJsonObject>

namespace Promontory {

/// A dashboard laid out for a picture: a board on a widget of the whole height, that asks once and says
/// when every panel has its answer, or when time is up.
class RenderScene : public QObject
{
    Q_OBJECT

public:
    RenderScene(const BoardServices &services, VariableResolver &variables,
                const RenderOptions &options, const Theme &theme);
    ~RenderScene() override;

    /// Starts asking; done() follows, always.
    void start(Dashboard dashboard);

    QImage picture(double scale);
    /// The whole scene through this painter, as vectors where panels can.
    void paintTo(QPainter *painter);
    QSize size() const { return m_board.size(); }
    QJsonObject report() const;
    bool hasFailures() const;

signals:
    void done();

private:
    void layOut(const Dashboard &dashboard);
    void askPanels();
    void checkSettled();
    void finish();
    QJsonObject panelReport(PanelSlot &slot) const;

    const BoardServices &m_services;
    VariableResolver &m_resolver;
    RenderOptions m_options;
    Theme m_theme;
    DashboardBoard m_board;
    QTimer m_deadline;
    QElapsedTimer m_spent;
    TimeRange m_range;
    bool m_asked = false;
    bool m_done = false;
};

} // namespace Promontory
