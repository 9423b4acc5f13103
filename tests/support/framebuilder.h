#pragma once

#include "datasources/frame/frame.h"

#include <utility>
#include <vector>

namespace Promontory {

/// Makes frames for tests in one expression:
/// `FrameBuilder().labels({{"job", "api"}}).start(0).step(1000).values({1, 2,
/// missingSample()}).build()`.
class FrameBuilder
{
public:
    FrameBuilder &refId(QString refId)
    {
        m_refId = std::move(refId);
        return *this;
    }
    FrameBuilder &labels(QList<Labels::Pair> pairs)
    {
        m_labels = Labels(std::move(pairs));
        return *this;
    }
    FrameBuilder &start(qint64 timeMs)
    {
        m_startMs = timeMs;
        return *this;
    }
    FrameBuilder &step(qint64 stepMs)
    {
        m_stepMs = stepMs;
        return *this;
    }
    FrameBuilder &values(std::vector<double> values)
    {
        m_values = std::move(values);
        return *this;
    }
    /// Moments of their own instead of start and step.
    FrameBuilder &times(std::vector<qint64> times)
    {
        m_times = std::move(times);
        return *this;
    }

    FramePtr build() const
    {
        auto frame = std::make_shared<Frame>();
        frame->refId = m_refId;
        frame->meta.stepMs = m_stepMs;
        Field time;
        time.name = QStringLiteral("Time");
        time.values = TimeColumn(m_times.empty() ? steppedTimes() : m_times);
        Field value;
        value.name = QStringLiteral("Value");
        value.labels = m_labels;
        value.displayName = m_labels.toText();
        value.values = NumberColumn(m_values);
        frame->fields = {std::move(time), std::move(value)};
        return frame;
    }

private:
    std::vector<qint64> steppedTimes() const
    {
        std::vector<qint64> times;
        for (std::size_t i = 0; i < m_values.size(); ++i)
            times.push_back(m_startMs + static_cast<qint64>(i) * m_stepMs);
        return times;
    }

    QString m_refId = QStringLiteral("A");
    Labels m_labels;
    qint64 m_startMs = 1'700'000'000'000;
    qint64 m_stepMs = 15'000;
    std::vector<double> m_values;
    std::vector<qint64> m_times;
};

} // namespace Promontory
