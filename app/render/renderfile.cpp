#include "app/render/renderfile.h"

#include "app/edit/rowedits.h"
#include "app/render/renderscene.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int PixelsPerInch = 96;

QByteArray pngOf(RenderScene &scene, double scale)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    scene.picture(scale).save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(RenderScene &scene)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(scene.size());
    generator.setViewBox(QRect(QPoint(), scene.size()));
    generator.setResolution(PixelsPerInch);
    QPainter painter(&generator);
    scene.paintTo(&painter);
    painter.end();
    return bytes;
}

QByteArray pdfOf(RenderScene &scene)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(u"Promontory"_s);
    writer.setResolution(PixelsPerInch);
    const QSizeF inches = QSizeF(scene.size()) / PixelsPerInch;
    writer.setPageSize(QPageSize(inches, QPageSize::Inch));
    writer.setPageMargins({});
    QPainter painter(&writer);
    scene.paintTo(&painter);
    painter.end();
    return bytes;
}

} // namespace

Result<QByteArray> renderFile(RenderScene &scene, const RenderOptions &options)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("Promontory::Render", text);
    };
    const QString suffix = QFileInfo(options.output).suffix().toLower();
    if (!scene.fits(options.scale)) {
        const QSize size = (QSizeF(scene.size()) * options.scale).toSize();
        return failure(ErrorKind::TooLarge,
                       tr("The picture would be %1 × %2 pixels, which is too large to be drawn. Ask for a smaller "
                          "--size or --scale, or for one --panel.")
                           .arg(QString::number(size.width()), QString::number(size.height())));
    }
    const QByteArray bytes = suffix == u"svg"_s ? svgOf(scene)
        : suffix == u"pdf"_s                    ? pdfOf(scene)
                                                : pngOf(scene, options.scale);
    if (bytes.isEmpty())
        return failure(ErrorKind::Storage, tr("There is not enough memory for the picture. Ask for a smaller --size "
                                              "or --scale."));
    return bytes;
}

Dashboard unfolded(Dashboard dashboard)
{
    const QList<Row> rows = dashboard.rows;
    for (const Row &row : rows) {
        if (row.collapsed)
            dashboard = toggleRow(std::move(dashboard), row.id);
    }
    return dashboard;
}

} // namespace Promontory
