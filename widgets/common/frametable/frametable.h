#pragma once

#include "widgets/common/frametable/frametablefooter.h"
#include "widgets/common/frametable/frametablemodel.h"
#include "widgets/common/frametable/tablesheet.h"
#include "widgets/theme/theme.h"

#include <QHash>
#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QTableView;

namespace Promontory {

class FrameTableDelegate;
class FrameTableHeader;
class FrozenColumns;
class TableBody;

/// Rows of one line are 26, 36 or 46 px high.
enum class CellHeight { Small, Medium, Large };

/// A column by its title that rows are sorted by.
struct TitleSort
{
    QString title;
    bool isDescending = false;

    bool operator==(const TitleSort &) const = default;
};

/// How a table begins.
struct FrameTableOptions
{
    qsizetype sheet = 0; ///< which of several frames
    bool showHeader = true;
    bool hasTypeIcons = false; ///< an icon before each title
    QList<TitleSort> sorting;  ///< at first, the most important column first; empty: as it came
    FooterOptions footer;
    CellHeight cellHeight = CellHeight::Small;
    int maxRowHeight = 0;  ///< px of rows whose texts go on in further lines; 0: as texts need
    bool hasPages = false; ///< whoever holds the table shows a page of it at a time
    int pageSize = 0;      ///< rows of a page; 0: as many as fit
    int frozenColumns = 0; ///< so many from the left do not scroll sideways

    bool operator==(const FrameTableOptions &) const = default;
};

/// Frames as a table that sorts, scrolls and copies; a picker where there is more than one.
class FrameTable : public QWidget
{
    Q_OBJECT

public:
    explicit FrameTable(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setZone(const QTimeZone &zone);
    void setInteractive(bool interactive);
    void setMuted(bool muted);
    void setOptions(const FrameTableOptions &options);
    void setFrames(const Frames &frames);
    /// The time that small charts in cells show; without one each shows its own.
    void setRange(const TimeRange &range);

    const FrameTableModel &model() const { return *m_model; }
    /// So many rows from this one on; a count of 0 shows all.
    void showRows(int first, int count);
    /// How many rows of one line fit between header and footer.
    int fittingRows() const;
    /// Shows the whole text of a cell in a window of its own.
    void inspect(const QModelIndex &index);
    /// Offers the values of a column to choose from.
    void openFilter(int column);
    /// Shows or hides the table inside a row.
    void toggle(const QModelIndex &index);
    QTableView *view() const;
    /// Those that do not scroll sideways; nothing where there never were any.
    const FrozenColumns *frozenColumns() const { return m_frozen; }
    /// The selected cells (all without a selection) as tab-separated lines.
    QString selectedText(bool withHeader = false) const;

public slots:
    void copySelection() const;

signals:
    void linkActivated(const QUrl &url); ///< of a cell that was clicked
    void rowsCounted(int rows); ///< that pass the filters, shown or not

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpView();
    void createFrozen();
    void freeze();
    int closedHeight(int row) const;
    void fitExpandedRow(int row);
    void cellClicked(const QModelIndex &index);
    void showSheet(qsizetype index);
    void applyInitialSort();
    void sortBy(int column);
    void layOut();
    void fitWidths();
    void fitHeights();
    int lineHeight() const;
    bool hasTallColumn() const;
    void widthChosen(int column, int oldWidth, int newWidth);
    int naturalWidth(int column) const;

    Theme m_theme;
    FrameTableOptions m_options;
    std::vector<TableSheet> m_sheets;
    QHash<QString, int> m_chosenWidths; ///< by column title, set by hand
    FrameTableModel *m_model;
    TableBody *m_view;
    FrameTableHeader *m_header;
    FrameTableDelegate *m_delegate;
    FrozenColumns *m_frozen = nullptr;
    FrameTableFooter *m_footer;
    QComboBox *m_picker;
    bool m_fitting = false;
    bool m_sorted = false; ///< the user has chosen an order
    bool m_hasTallRows = false;
};

} // namespace Promontory
