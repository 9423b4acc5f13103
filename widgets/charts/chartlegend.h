#pragma once

#include "widgets/theme/theme.h"

#include <QList>
#include <QStringList>
#include <QWidget>

#include <memory>

namespace Promontory {

class Figures;

/// One series in a legend.
struct LegendRow
{
    QString name;
    QColor color;
    bool hasBlock = false;   ///< a square for bars and areas, else a stroke
    bool isDashed = false;
    bool isHidden = false;   ///< switched off: struck out and faint
    QStringList values;      ///< one per column

    bool operator==(const LegendRow &) const = default;
};

struct LegendContent
{
    QList<LegendRow> rows;
    QStringList columns;     ///< names of the calculations
    QString nameColumn;      ///< head over the names
    bool isTable = false;

    bool operator==(const LegendContent &) const = default;
};

/// The legend of a chart, as a flowing list or a table. Paints only the rows in sight; what does not fit
/// scrolls in itself. Click isolates, Ctrl+click toggles; with the keyboard Return and Space do the same.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    static constexpr int RowInset = 6; ///< of table rows, so that their tint has air

    explicit ChartLegend(QWidget *parent = nullptr);
    ~ChartLegend() override;

    void setTheme(const Theme &theme);
    void setContent(const LegendContent &content);
    void setMuted(bool isMuted); ///< old values: they step back behind their names
    const LegendContent &content() const { return m_content; }
    /// The row that the chart emphasises; -1: none.
    void setHovered(int row);

    int contentHeight(int width) const; ///< of all rows at this width
    int contentWidth() const;           ///< of a table beside the chart
    int rowAt(const QPoint &position) const;
    QRect rectOf(int row) const;

signals:
    void isolated(int row);
    void toggled(int row);
    void hovered(int row); ///< -1: left

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    std::vector<QRect> flow(int width) const;
    void layOut();
    int hiddenRows() const;
    QRect moreRect() const;
    int lastOffset() const;
    void scrollTo(int offset);
    void setCurrent(int row);
    qreal entryWidth(const LegendRow &row) const;
    void paintSwatch(QPainter *painter, const LegendRow &row, const QRect &line) const;
    void paintListRow(QPainter *painter, int index, const QRect &line) const;
    void paintTableRow(QPainter *painter, int index, const QRect &line) const;
    QString shortened(const QString &name, qreal width) const;
    QColor valueColor(const LegendRow &row) const;
    void paintHead(QPainter *painter) const;
    void measureColumns();
    void fitColumns();

    Theme m_theme;
    std::unique_ptr<Figures> m_font;
    std::unique_ptr<Figures> m_small;
    LegendContent m_content;
    std::vector<QRect> m_rects;     ///< of rows, before scrolling
    std::vector<qreal> m_columns;   ///< widths of the value columns
    qsizetype m_fitting = 0;        ///< columns there is room for
    bool m_isMuted = false;
    int m_offset = 0;
    int m_hovered = -1;
    int m_current = -1;             ///< of the keyboard
};

} // namespace Promontory
