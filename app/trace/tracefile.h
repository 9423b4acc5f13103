/// app/trace measures the running program for benchmarks and window tests.
#pragma once

#include "app/trace/guiblockmeter.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonObject>
#include <QTimer>

#include <functional>

namespace Promontory {

/// Events of the running program as JSON lines in the file that PROMONTORY_TRACE names:
/// first_paint, range, stats (each second and at the end). Does nothing without the variable.
class TraceFile : public QObject
{
    Q_OBJECT

public:
    using Statistics = std::function<QJsonObject()>;

    
    explicit TraceFile(QObject *parent = nullptr);
    ~TraceFile() override;

    bool isOn() const { return m_file.isOpen(); }
    void setStatistics(Statistics statistics) { m_statistics = std::move(statistics); }
    /// The first call writes first_paint and starts the meter; later ones do nothing.
    void panelPainted();
    void write(const QString &event, QJsonObject values);
    /// The last statistics; call it while what they count is still there.
    void finish();

private:
    void writeStatistics();

    QFile m_file;
    std::unique_ptr<GuiBlockMeter> m_meter;
    Statistics m_statistics;
    QTimer m_everySecond;
    bool m_painted = false;
};

/// Milliseconds since the kernel started this process.
double processAgeMs();

} // namespace Promontory
