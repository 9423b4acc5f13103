#pragma once

#include <QFont>
#include <QHash>
#include <QRawFont>
#include <QRectF>
#include <QString>

#include <memory>

class QPainter;

namespace Promontory {

/// Numbers whose digits all take the width of the widest one, so that columns align and live values do not
/// shake. Qt 6.4 cannot switch on a font's tabular figures; this places the digits by itself. A hyphen before
/// a number is set as a minus.
/// Keep one per font: building it measures the font.
class Figures
{
public:
    explicit Figures(const QFont &font);

    const QFont &font() const { return m_font; }
    qreal ascent() const { return m_ascent; }
    qreal descent() const { return m_descent; }
    qreal height() const { return m_ascent + m_descent; }
    /// Height of a digit above the baseline.
    qreal capHeight() const { return m_capHeight; }
    qreal digitWidth() const { return m_digitWidth; }

    qreal width(const QString &text) const;
    /// Paints with the painter's pen; the baseline starts at `position`.
    void paint(QPainter *painter, const QPointF &position, const QString &text) const;
    /// Paints aligned in `rect`, vertically centred by the line's height unless told otherwise.
    void paint(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text) const;
    /// The text, shortened at its end with an ellipsis to fit `width`.
    QString elided(const QString &text, qreal width) const;

private:
    qreal advance(QChar c) const;
    void paintByGlyphs(QPainter *painter, const QPointF &position, const QString &text) const;
    void paintByTexts(QPainter *painter, const QPointF &position, const QString &text) const;
    bool coveredByOneFont(const QString &text) const;

    QFont m_font;
    QRawFont m_raw;
    qreal m_ascent = 0;
    qreal m_descent = 0;
    qreal m_capHeight = 0;
    qreal m_digitWidth = 0;
};

/// For single uses; keeps no measures.
qreal figuresWidth(const QFont &font, const QString &text);

} // namespace Promontory
