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

/// How a table begins.
struct FrameTableOptions
{
    qsizetype sheet = 0; ///< which of several frames
    bool showHeader = true;
    QString sortTitle; ///< title of the column sorted at first; empty: as it came
    bool sortDescending = false;
    FooterOptions footer;

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

    const FrameTableModel &model() const { return *m_model; }
    QTableView *view() const { return m_view; }
    /// The selected cells (all without a selection) as tab-separated lines.
    QString selectedText(bool withHeader = false) const;

public slots:
    void copySelection() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpView();
    void showSheet(qsizetype index);
    void applyInitialSort();
    void sortBy(int column);
    void layOut();
    void fitWidths();
    void widthChosen(int column, int oldWidth, int newWidth);
    int naturalWidth(int column) const;

    Theme m_theme;
    FrameTableOptions m_options;
    std::vector<TableSheet> m_sheets;
    QHash<QString, int> m_chosenWidths; ///< by column title, set by hand
    FrameTableModel *m_model;
    QTableView *m_view;
    FrameTableHeader *m_header;
    FrameTableDelegate *m_delegate;
    FrameTableFooter *m_footer;
    QComboBox *m_picker;
    bool m_fitting = false;
    bool m_sorted = false; ///< the user has chosen an order
};

} // namespace Promontory
