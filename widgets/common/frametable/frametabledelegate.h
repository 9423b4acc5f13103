#pragma once

#include "widgets/common/frametable/frametablemodel.h"
#include "widgets/common/frametable/nestedtable.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/theme.h"

#include <QCache>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace Promontory {

/// Paints the cells of a FrameTableModel: texts, numbers with digits in columns, colours and bars.
class FrameTableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int Padding = 12;

    explicit FrameTableDelegate(QObject *parent);

    void setTheme(const Theme &theme);
    void setMuted(bool muted) { m_muted = muted; }
    /// Height of a row without the table inside of it.
    void setLineHeight(int height) { m_lineHeight = height; }
    /// The time that all small charts show.
    void setRange(const TimeRange &range) { m_range = range; }
    /// Forgets how tables inside of rows were laid out: texts are written in another way now.
    void forgetNested() { m_nested.clear(); }
    /// Height of the table inside a row.
    int nestedHeight(const FramePtr &frame, const FormatContext &format) const;
    /// Width that a cell needs, insets included.
    int naturalWidth(const TableCell &cell, const TableColumn &column) const;

    /// Whether cells of the column may take more than one line.
    static bool isTall(const TableColumn &column);
    /// Height that such a cell needs in this width.
    int tallHeight(const TableCell &cell, const TableColumn &column, int width) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    struct Colors
    {
        QColor fill, text;
        bool gradient = false;
    };

    void paintCell(QPainter *painter, const QRect &area, const FrameTableModel &model, const QModelIndex &index,
                   bool isSelected) const;
    void paintExpander(QPainter *painter, const QRect &area, bool isExpanded) const;
    void paintSparkCell(QPainter *painter, const QRect &area, const TableCell &cell, const TableColumn &column,
                        const Field &field) const;
    NestedTable &nestedOf(const FramePtr &frame, const FormatContext &format) const;
    void paintNested(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintNestedColumn(QPainter *painter, const QRect &column, const NestedTable &table, int index) const;
    int nestedWidth(const NestedTable &table, int column) const;
    Colors colorsOf(const TableCell &cell, const TableColumn &column, const Field &field) const;
    Colors rowColors(const FrameTableModel &model, int row) const;
    void paintFill(QPainter *painter, const QRect &area, const Colors &colors) const;
    void paintText(QPainter *painter, const QRect &area, const TableCell &cell,
                   const TableColumn &column) const;
    void paintPills(QPainter *painter, const QRect &area, const TableCell &cell, const Field &field) const;
    void paintImage(QPainter *painter, const QRect &area, const TableCell &cell, const TableColumn &column) const;
    void paintContent(QPainter *painter, const QRect &area, const TableCell &cell, const TableColumn &column,
                      const Field &field) const;
    QPixmap imageOf(const QString &url) const;
    /// The number in the colour `text`; in the bar's own colour where `text` is invalid.
    void paintGauge(QPainter *painter, const QRect &area, const TableCell &cell,
                    const TableColumn &column, const Field &field, const QColor &text) const;

    Theme m_theme;
    Figures m_figures;
    bool m_muted = false;
    TimeRange m_range;
    int m_lineHeight = 26;
    mutable QCache<QString, QPixmap> m_images; ///< by address; empty ones are known to be none
    mutable QCache<const Frame *, NestedTable> m_nested; ///< each keeps its frame
};

} // namespace Promontory
