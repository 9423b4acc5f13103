#include "app/trace/tracefile.h"

#include <QJsonDocument>

#include <time.h>
#include <unistd.h>

namespace Promontory {

using namespace Qt::StringLiterals;

TraceFile::TraceFile(QObject *parent) : QObject(parent)
{
    const QString path = qEnvironmentVariable("PROMONTORY_TRACE");
    if (path.isEmpty())
        return;
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return;
    m_meter = std::make_unique<GuiBlockMeter>();
    connect(&m_everySecond, &QTimer::timeout, this, &TraceFile::writeStatistics);
}

TraceFile::~TraceFile() = default;

void TraceFile::finish()
{
    if (isOn() && m_painted)
        writeStatistics();
    m_everySecond.stop();
    m_file.close();
}

void TraceFile::panelPainted()
{
    if (!isOn() || m_painted)
        return;
    m_painted = true;
    write(u"first_paint"_s, {{u"ms"_s, processAgeMs()}});
    m_meter->start();
    m_everySecond.start(1'000);
}

void TraceFile::write(const QString &event, QJsonObject values)
{
    if (!isOn())
        return;
    values.insert(u"event"_s, event);
    m_file.write(QJsonDocument(values).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

void TraceFile::writeStatistics()
{
    QJsonObject values = m_statistics ? m_statistics() : QJsonObject();
    values.insert(u"gui_block_p99_ms"_s, m_meter->percentileMs(0.99));
    values.insert(u"gui_block_max_ms"_s, m_meter->maxMs());
    values.insert(u"gui_blocks"_s, qint64(m_meter->count()));
    write(u"stats"_s, values);
}

double processAgeMs()
{
    // Field 22 of /proc/self/stat: the start in clock ticks since boot, behind the name in brackets.
    QFile file(u"/proc/self/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray stat = file.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double ticks = fields.value(19).toDouble();
    const double perSecond = double(sysconf(_SC_CLK_TCK));
    return (double(now.tv_sec) + double(now.tv_nsec) / 1e9 - ticks / perSecond) * 1e3;
}

} // namespace Promontory
