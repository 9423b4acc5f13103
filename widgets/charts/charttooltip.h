#pragma once

#include "widgets/common/values/datalinks.h"
#include "widgets/theme/theme.h"

#include <QList>
#include <QWidget>

#include <memory>

class QHelpEvent;

namespace Promontory {

class Figures;

enum class TooltipMode { Single, Multi, None };
enum class TooltipOrder { None, Ascending, Descending };

/// What the tooltip of a chart tells (grafana-dashboard 8.0, `tooltip`).
struct TooltipOptions
{
    TooltipMode mode = TooltipMode::Single;
    TooltipOrder order = TooltipOrder::None;
    bool hidesZeros = false;
    int maxWidth = 0;     ///< px; 0: as it needs, within bounds
    int maxHeight = 0;
    double proximity = 0; ///< px from the pointer to the nearest series; 0: any

    bool operator==(const TooltipOptions &) const = default;
};

/// One line of a tooltip.
struct TooltipRow
{
    QColor color;     ///< of the swatch; invalid: none
    QString name;
    QString value;
    bool isHovered = false;
    double share = -1; ///< 0..1: length of a bar below the row; negative: none

    bool operator==(const TooltipRow &) const = default;
};

struct TooltipContent
{
    QString time; ///< bold, left: a moment, or the name of what is pointed at
    QString date; ///< right
    QList<TooltipRow> rows;
    QList<ShownLink> links = {}; ///< below the rows; can be followed while it is pinned

    bool operator==(const TooltipContent &) const = default;
};

/// The tooltip of a chart: a window beside the pointer. Pinned it takes the mouse and the keyboard: rows
/// scroll, can be selected, and are copied with Ctrl+C.
class ChartTooltip : public QWidget
{
    Q_OBJECT

public:
    explicit ChartTooltip(QWidget *parent);
    ~ChartTooltip() override;

    void setTheme(const Theme &theme);
    const TooltipContent &content() const { return m_content; }
    bool isPinned() const { return m_isPinned; }
    QList<int> selectedRows() const;

    /// Shows it beside a point of the screen, on the side with room, and above `floor` where it can.
    void setBounds(const QSize &most) { m_most = most; } ///< 0: as it needs
    void showBeside(const TooltipContent &content, const QPoint &point, int floor);
    void pin();
    void unpin();
    /// The selected rows, or all, as lines of name, tab, value.
    QString copiedText() const;

signals:
    void unpinned();
    void linkActivated(const QUrl &url);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place(const QPoint &point, int floor);
    QSize wantedSize() const;
    int rowAt(int y) const;
    int linkAt(int y) const;
    int linksTop() const;
    int linksHeight() const;
    int shownLinks() const;
    void pointAtLink(int link);
    void followLink(int link);
    void paintLinks(QPainter *painter) const;
    bool linkKeyPressed(QKeyEvent *event);
    void showLinkTip(const QHelpEvent &event);
    int shownRows() const;
    void scrollTo(int first);
    void paintRow(QPainter *painter, int index, const QRect &line) const;

    Theme m_theme;
    std::unique_ptr<Figures> m_body;
    std::unique_ptr<Figures> m_strong;
    TooltipContent m_content;
    QSize m_most{0, 0};
    bool m_isPinned = false;
    int m_first = 0;     ///< row at the top
    int m_anchor = -1;   ///< selection: from here
    int m_current = -1;  ///< to here
    int m_link = -1;     ///< the link under the pointer or the keys
};

} // namespace Promontory
