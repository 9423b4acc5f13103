#include "widgets/theme/icons.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// Outside the namespace, as the macro declares a function.
static void initIconFiles()
{
    Q_INIT_RESOURCE(icons);
}

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString iconPath(const QString &name)
{
    initIconFiles();
    return u":/promontory/icons/%1.svg"_s.arg(name);
}

QPixmap rendered(const QString &name, const QColor &color, const QSize &pixels)
{
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QFile file(iconPath(name));
    if (!file.open(QIODevice::ReadOnly))
        return pixmap;
    QSvgRenderer renderer(file.readAll());
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    if (color.isValid()) {
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), color);
    }
    return pixmap;
}

/// Renders at device pixels; the cache key holds what the picture depends on.
QPixmap cached(const QString &name, const QColor &color, const QSize &pixels)
{
    const QString key = u"promontory-icon/%1/%2/%3x%4"_s.arg(
        name, QString::number(color.isValid() ? color.rgba() : 0U, 16),
        QString::number(pixels.width()), QString::number(pixels.height()));
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = rendered(name, color, pixels);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

enum class Tint { Palette, Fixed, Original };

/// Tints a picture of the set when it is asked for.
class TintedIconEngine final : public QIconEngine
{
public:
    explicit TintedIconEngine(QString name, Tint tint, QColor normal = {}, QColor disabled = {})
        : m_name(std::move(name))
        , m_tint(tint)
        , m_normal(std::move(normal))
        , m_disabled(std::move(disabled))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, cached(m_name, color(mode), deviceSize(rect.size(), ratio)));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return cached(m_name, color(mode), size);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap result = cached(m_name, color(mode), size);
        result.setDevicePixelRatio(scale);
        return result;
    }

    QIconEngine *clone() const override { return new TintedIconEngine(*this); }
    QString key() const override { return u"promontory"_s; }
    QString iconName() override { return m_name; }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }

private:
    static QSize deviceSize(const QSize &size, qreal ratio)
    {
        return (QSizeF(size) * ratio).toSize();
    }

    QColor color(QIcon::Mode mode) const
    {
        const bool off = mode == QIcon::Disabled;
        if (m_tint != Tint::Palette)
            return off ? m_disabled : m_normal;
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Selected)
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        return palette.color(off ? QPalette::Disabled : QPalette::Active, QPalette::ButtonText);
    }

    QString m_name;
    Tint m_tint;
    QColor m_normal;
    QColor m_disabled;
};

} // namespace

QIcon themeIcon(const QString &name)
{
    return QIcon(new TintedIconEngine(name, Tint::Palette));
}

QIcon themeIcon(const QString &name, const Theme &theme)
{
    return QIcon(new TintedIconEngine(name, Tint::Fixed, theme.text.primary, theme.text.disabled));
}

QIcon tintedIcon(const QString &name, const QColor &color)
{
    return QIcon(new TintedIconEngine(name, Tint::Fixed, color, color));
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    const int side = qRound(size * ratio);
    QPixmap pixmap = cached(name, color, QSize(side, side));
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QIcon applicationIcon()
{
    return QIcon(new TintedIconEngine(u"promontory"_s, Tint::Original));
}

QStringList iconNames()
{
    initIconFiles();
    QStringList names = QDir(u":/promontory/icons"_s).entryList(QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

} // namespace Promontory
