#include "widgets/theme/figures.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>

namespace Promontory {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Texts of values come with the hyphen of programs; between letters or digits it stays one.
QString withMinus(QString text)
{
    constexpr QChar Minus(0x2212);
    for (qsizetype i = text.indexOf(u'-'); i >= 0; i = text.indexOf(u'-', i + 1)) {
        const bool isFirst = i == 0 || text.at(i - 1).isSpace() || text.at(i - 1) == u'(';
        const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
        if (isFirst && (isDigit(next) || next == QChar(0x221e)))
            text[i] = Minus;
    }
    return text;
}

} // namespace

Figures::Figures(const QFont &font)
    : m_font(font)
    , m_raw(QRawFont::fromFont(font))
{
    const QFontMetricsF metrics(font);
    m_ascent = metrics.ascent();
    m_descent = metrics.descent();
    m_capHeight = metrics.capHeight();
    for (char16_t c = u'0'; c <= u'9'; ++c)
        m_digitWidth = std::max(m_digitWidth, metrics.horizontalAdvance(QChar(c)));
}

qreal Figures::advance(QChar c) const
{
    return isDigit(c) ? m_digitWidth : QFontMetricsF(m_font).horizontalAdvance(c);
}

qreal Figures::width(const QString &given) const
{
    const QString text = withMinus(given);
    const QFontMetricsF metrics(m_font);
    qreal total = 0;
    qsizetype i = 0;
    while (i < text.size()) {
        if (isDigit(text.at(i))) {
            total += m_digitWidth;
            ++i;
            continue;
        }
        const qsizetype start = i;
        while (i < text.size() && !isDigit(text.at(i)))
            ++i;
        // A colon between digits, as in times, needs no shaping.
        total += i - start == 1 ? metrics.horizontalAdvance(text.at(start))
                                : metrics.horizontalAdvance(text.mid(start, i - start));
    }
    return total;
}

bool Figures::coveredByOneFont(const QString &text) const
{
    return m_raw.isValid() && std::all_of(text.begin(), text.end(), [this](QChar c) {
        return !c.isSurrogate() && m_raw.supportsCharacter(c);
    });
}

void Figures::paint(QPainter *painter, const QPointF &position, const QString &given) const
{
    const QString text = withMinus(given);
    // A picture of vectors keeps its texts as texts.
    const QPaintEngine *engine = painter->paintEngine();
    const bool texts = engine && engine->type() == QPaintEngine::SVG;
    if (!texts && coveredByOneFont(text))
        paintByGlyphs(painter, position, text);
    else
        paintByTexts(painter, position, text);
}

void Figures::paintByGlyphs(QPainter *painter, const QPointF &position, const QString &text) const
{
    const QList<quint32> glyphs = m_raw.glyphIndexesForString(text);
    const QList<QPointF> advances =
        m_raw.advancesForGlyphIndexes(glyphs, QRawFont::KernedAdvances);
    if (glyphs.size() != text.size() || advances.size() != text.size()) {
        paintByTexts(painter, position, text);
        return;
    }
    QList<QPointF> positions;
    positions.reserve(glyphs.size());
    qreal x = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qreal own = advances.at(i).x();
        const qreal cell = isDigit(text.at(i)) ? m_digitWidth : own;
        positions.append(QPointF(x + (cell - own) / 2, 0));
        x += cell;
    }
    QGlyphRun run;
    run.setRawFont(m_raw);
    run.setGlyphIndexes(glyphs);
    run.setPositions(positions);
    painter->drawGlyphRun(position, run);
}

void Figures::paintByTexts(QPainter *painter, const QPointF &position, const QString &text) const
{
    const QFontMetricsF metrics(m_font);
    painter->save();
    painter->setFont(m_font);
    qreal x = position.x();
    qsizetype i = 0;
    while (i < text.size()) {
        const qsizetype start = i;
        const bool digit = isDigit(text.at(i));
        ++i;
        while (!digit && i < text.size() && !isDigit(text.at(i)))
            ++i;
        const QString part = text.mid(start, i - start);
        const qreal own = metrics.horizontalAdvance(part);
        const qreal cell = digit ? m_digitWidth : own;
        painter->drawText(QPointF(x + (cell - own) / 2, position.y()), part);
        x += cell;
    }
    painter->restore();
}

void Figures::paint(QPainter *painter, const QRectF &rect, Qt::Alignment alignment,
                    const QString &text) const
{
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width(text);
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - width(text)) / 2;
    qreal baseline = rect.top() + (rect.height() - height()) / 2 + m_ascent;
    if (alignment & Qt::AlignTop)
        baseline = rect.top() + m_ascent;
    else if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - m_descent;
    paint(painter, QPointF(x, baseline), text);
}

QString Figures::elided(const QString &given, qreal available) const
{
    const QString text = withMinus(given);
    if (text.isEmpty() || width(text) <= available)
        return given;
    const QChar ellipsis(u'\u2026');
    qreal left = available - advance(ellipsis);
    qsizetype kept = 0;
    while (kept < text.size()) {
        left -= advance(text.at(kept));
        if (left < 0)
            break;
        ++kept;
    }
    return text.left(kept) + ellipsis;
}

qreal figuresWidth(const QFont &font, const QString &text)
{
    return Figures(font).width(text);
}

} // namespace Promontory
