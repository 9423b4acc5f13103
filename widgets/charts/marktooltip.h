#pragma once

#include "datasources/frame/timemark.h"
#include "widgets/theme/theme.h"

#include <QTimeZone>
#include <QWidget>

namespace Promontory {

/// One mark as its tooltip tells it.
struct MarkNote
{
    QColor color;
    QString time;
    QString name;  ///< of its annotation
    QString title;
    QString text;
    QStringList tags;

    bool operator==(const MarkNote &) const = default;
};
MarkNote markNote(const TimeMark &mark, const QColor &color, const QTimeZone &zone);

/// What the marks at one place of a chart say: the first of them, and how many follow. Plain text.
class MarkTooltip : public QWidget
{
    Q_OBJECT

public:
    explicit MarkTooltip(QWidget *parent);

    void setTheme(const Theme &theme);
    const QList<MarkNote> &notes() const { return m_notes; }
    /// Shows them above a point of the screen; `more` are not among them.
    void showAbove(const QList<MarkNote> &notes, int more, const QPoint &point);
    /// All that it says, line by line.
    QString toText() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Lays the notes out below each other; paints where there is a painter. Returns the height.
    int arrange(QPainter *painter) const;
    int arrangeNote(QPainter *painter, const MarkNote &note, int top) const;
    int arrangeTags(QPainter *painter, const QStringList &tags, int top) const;
    int arrangeText(QPainter *painter, const QString &text, const QFont &font, const QColor &color, int top) const;
    int wantedWidth() const;

    Theme m_theme;
    QList<MarkNote> m_notes;
    int m_more = 0;
    int m_width = 0;
};

} // namespace Promontory
