#pragma once

#include "widgets/theme/theme.h"

#include <QHeaderView>

namespace Promontory {

/// The head of a table: 22 high, small, with an arrow behind the title of the sorted column.
class FrameTableHeader : public QHeaderView
{
    Q_OBJECT

public:
    static constexpr int Height = 22;

    explicit FrameTableHeader(QWidget *parent);

    void setTheme(const Theme &theme);
    /// An icon for the kind of values before each title.
    void setTypeIcons(bool hasIcons);
    bool hasTypeIcons() const { return m_hasTypeIcons; }
    /// Takes the height that titles of several lines need in their columns.
    void fitHeight();
    /// Width a title needs, its arrow and icons included.
    int naturalWidth(int section) const;
    QSize sizeHint() const override;

signals:
    void filterRequested(int section);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    int flagsOf(int section) const;
    int filterAt(const QPoint &position) const; ///< the section whose sign lies here, or -1
    void paintTitle(QPainter *painter, const QRectF &room, int section) const;
    void paintLines(QPainter *painter, const QRectF &room, int section) const;
    QRectF titleRoom(const QRectF &section, int flags) const;
    int linesHeight(int section) const;
    void paintFilterSign(QPainter *painter, const QRectF &room, bool isActive) const;

    Theme m_theme;
    bool m_hasTypeIcons = false;
    int m_pressedFilter = -1;
    int m_linesHeight = 0; // of the highest title of several lines
};

} // namespace Promontory
