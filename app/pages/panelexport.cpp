#include "app/pages/panelexport.h"

#include "widgets/panels/panelframe.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

#include <charconv>
#include <set>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QByteArray cell(QByteArray text)
{
    if (!text.contains(',') && !text.contains('"') && !text.contains('\n') && !text.contains('\r'))
        return text;
    return '"' + text.replace('"', "\"\"") + '"';
}

QByteArray numberCell(double value)
{
    if (isMissing(value))
        return {};
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return QByteArray(text, end - text);
}

QByteArray timeCell(qint64 timeMs)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs, Qt::UTC);
    return time.toString(timeMs % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs).toUtf8();
}

QByteArray fieldCell(const Field &field, std::size_t row)
{
    if (row >= field.size())
        return {};
    if (const TimeColumn *times = field.times())
        return (*times)[row] == MissingTime ? QByteArray() : timeCell((*times)[row]);
    if (const NumberColumn *numbers = field.numbers())
        return numberCell((*numbers)[row]);
    if (const TextColumn *texts = field.texts())
        return cell((*texts)[row].toUtf8());
    if (const FrameColumn *frames = field.frames())
        return (*frames)[row] ? numberCell((*frames)[row]->meta.value) : QByteArray();
    const char flag = std::get<BoolColumn>(field.values)[row];
    return flag == MissingFlag ? "" : flag ? "true" : "false";
}

QByteArray headerOf(const Field &field)
{
    return cell((field.displayName.isEmpty() ? field.name : field.displayName).toUtf8());
}

QByteArray tableCsv(const Frame &frame)
{
    QByteArrayList header;
    for (const Field &field : frame.fields)
        header.append(headerOf(field));
    QByteArray csv = header.join(',') + '\n';
    for (std::size_t row = 0; row < frame.rows(); ++row) {
        QByteArrayList cells;
        for (const Field &field : frame.fields)
            cells.append(fieldCell(field, row));
        csv += cells.join(',') + '\n';
    }
    return csv;
}

/// A series with the place its reading has come to.
struct Reader
{
    std::span<const qint64> times;
    std::span<const double> values;
    std::size_t next = 0;

    QByteArray at(qint64 timeMs)
    {
        while (next < times.size() && times[next] < timeMs)
            ++next;
        return next < times.size() && times[next] == timeMs ? numberCell(values[next]) : QByteArray();
    }
};

QByteArray seriesCsv(const Frames &frames)
{
    std::vector<Reader> readers;
    std::set<qint64> moments;
    QByteArrayList header{"time"};
    for (const FramePtr &frame : frames) {
        const Field *time = frame->timeField();
        const TimeColumn *times = time ? time->times() : nullptr;
        for (const Field &field : frame->fields) {
            const NumberColumn *numbers = field.numbers();
            if (!times || !numbers)
                continue;
            header.append(headerOf(field));
            readers.push_back({times->span(), numbers->span(), 0});
            moments.insert(readers.back().times.begin(), readers.back().times.end());
        }
    }
    QByteArray csv = header.join(',') + '\n';
    for (const qint64 moment : moments) {
        csv += timeCell(moment);
        for (Reader &reader : readers)
            csv += ',' + reader.at(moment);
        csv += '\n';
    }
    return csv;
}

} // namespace

QImage pictureOf(PanelFrame &panel, qreal scale)
{
    QImage image((QSizeF(panel.size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::transparent);
    panel.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

QByteArray svgOf(PanelFrame &panel)
{
    QByteArray svg;
    QBuffer buffer(&svg);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(panel.size());
    generator.setViewBox(panel.rect());
    generator.setResolution(96);
    generator.setTitle(panel.title());
    QPainter painter(&generator);
    panel.paintTo(&painter, panel.rect());
    painter.end();
    return svg;
}

QByteArray csvOf(const Frames &frames)
{
    if (frames.size() == 1 && frames.front()->meta.kind == FrameKind::Table)
        return tableCsv(*frames.front());
    const bool table = std::any_of(frames.begin(), frames.end(), [](const FramePtr &frame) {
        return frame->meta.kind == FrameKind::Table;
    });
    if (!table)
        return seriesCsv(frames);
    QByteArrayList parts;
    for (const FramePtr &frame : frames)
        parts.append(tableCsv(*frame));
    return parts.join('\n');
}

} // namespace Promontory
