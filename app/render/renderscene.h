#pragma once

#include "app/pages/dashboardboard.h"
#include "app/query/variableresolver.h"
#include "app/render/renderoptions.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>

namespace Promontory {

/// A dashboard laid out for a picture: a board on a widget of the whole height, that asks once and says
/// when every panel has its answer, or when time is up.
class RenderScene : public QObject
{
    Q_OBJECT

public:
    RenderScene(const BoardServices &services, VariableResolver &variables,
                const RenderOptions &options, const Theme &theme, const Dashboard &dashboard);
    ~RenderScene() override;

    /// Starts asking, once; done() follows, always, even if this is never called.
    void start();

    QImage picture(double scale);
    /// The whole scene through this painter, as vectors where panels can.
    void paintTo(QPainter *painter);
    /// Of the picture, before scaling.
    QSize size() const { return m_size; }
    /// Whether a picture of this scale can be drawn at all; one that cannot is done() without asking.
    bool fits(double scale) const;
    /// Panels that are not in the picture because time was up before they were laid out.
    int missing() const { return m_missing; }
    QJsonObject report();
    bool hasFailures();

signals:
    void done();

private:
    void setUp();
    void layOut();
    void askPanels();
    void checkSettled();
    void finish();
    void refuse();
    QJsonObject panelReport(PanelSlot &slot) const;
    QJsonArray annotationReport() const;

    /// One moment for all panels, however long the answers take.
    class FrozenClock final : public Clock
    {
    public:
        qint64 wallMs() const override { return m_wallMs; }
        qint64 monotonicMs() const override { return m_clock.monotonicMs(); }

    private:
        SystemClock m_clock;
        qint64 m_wallMs = m_clock.wallMs();
    };

    FrozenClock m_clock;
    BoardServices m_services;
    VariableResolver &m_resolver;
    RenderOptions m_options;
    Theme m_theme;
    Dashboard m_dashboard;
    DashboardBoard m_board;
    QTimer m_deadline;
    QElapsedTimer m_spent;
    TimeRange m_range;
    QSize m_size;
    bool m_started = false;
    bool m_asked = false;
    bool m_shown = false; // all panels are in sight
    bool m_done = false;
    int m_missing = 0;
};

} // namespace Promontory
