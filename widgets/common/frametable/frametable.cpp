#include "widgets/common/frametable/frametable.h"

#include "widgets/common/frametable/cellinspector.h"
#include "widgets/common/frametable/celllinks.h"
#include "widgets/common/frametable/columnfilter.h"
#include "widgets/common/frametable/columnwidths.h"
#include "widgets/common/frametable/frametabledelegate.h"
#include "widgets/common/frametable/frametableheader.h"
#include "widgets/common/frametable/frametableselection.h"
#include "widgets/common/frametable/frozencolumns.h"
#include "widgets/common/frametable/tablebody.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QScreen>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>

#include <algorithm>

namespace Promontory {

namespace {

constexpr int RowHeight = 26;
constexpr int HeightStep = 10;
constexpr int MostTallRows = 500;
constexpr int MostTallHeight = 400;
constexpr int PickerHeight = 24;
constexpr int PickerInset = 8;
constexpr int MeasuredRows = 60;
constexpr int MostNaturalWidth = 420;

/// As near to the place as the screen allows.
void moveOnScreen(QWidget *window, const QPoint &place)
{
    const QScreen *screen = window->screen();
    const QRect room = screen ? screen->availableGeometry() : QRect(place, window->size());
    window->move(qMax(room.left(), qMin(place.x(), room.right() - window->width())),
                 qMax(room.top(), qMin(place.y(), room.bottom() - window->height())));
}

} // namespace

FrameTable::FrameTable(QWidget *parent)
    : QWidget(parent)
    , m_model(new FrameTableModel(this))
    , m_view(new TableBody(this))
    , m_header(new FrameTableHeader(m_view))
    , m_delegate(new FrameTableDelegate(this))
    , m_footer(new FrameTableFooter(*m_model, *m_header, this))
    , m_picker(new QComboBox(this))
{
    setUpView();
    m_picker->setVisible(false);
    m_picker->setAccessibleName(tr("Shown table"));
    connect(m_picker, &QComboBox::activated, this, &FrameTable::showSheet);
    connect(m_header, &QHeaderView::sectionClicked, this, &FrameTable::sortBy);
    connect(m_header, &QHeaderView::sectionResized, this, &FrameTable::widthChosen);
    connect(m_view->horizontalScrollBar(), &QScrollBar::valueChanged, m_footer,
            qOverload<>(&QWidget::update));
    auto *copy =
        new QShortcut(QKeySequence::Copy, m_view, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(copy, &QShortcut::activated, this, &FrameTable::copySelection);
    connect(m_header, &FrameTableHeader::filterRequested, this, &FrameTable::openFilter);
    connect(m_view, &QTableView::activated, this, &FrameTable::inspect);
    connect(new CellLinks(m_view, *m_model), &CellLinks::linkActivated, this, &FrameTable::linkActivated);
    connect(m_view, &QTableView::clicked, this, &FrameTable::cellClicked);
    connect(m_view, &TableBody::toggled, this, &FrameTable::toggle);
    auto *choose = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Down), m_view, nullptr, nullptr,
                                 Qt::WidgetWithChildrenShortcut);
    connect(choose, &QShortcut::activated, this, [this] { openFilter(m_view->currentIndex().column()); });
}

QTableView *FrameTable::view() const
{
    return m_view;
}

/// Most tables have none: they save a view.
void FrameTable::createFrozen()
{
    m_frozen = new FrozenColumns(m_view, m_header);
    m_frozen->setTheme(m_theme);
    connect(m_frozen, &FrozenColumns::titleClicked, this, &FrameTable::sortBy);
    connect(m_frozen, &FrozenColumns::filterRequested, this, &FrameTable::openFilter);
    connect(m_frozen, &QTableView::clicked, this, &FrameTable::cellClicked);
    connect(m_frozen, &QTableView::activated, this, &FrameTable::inspect);
    connect(new CellLinks(m_frozen, *m_model), &CellLinks::linkActivated, this, &FrameTable::linkActivated);
}

void FrameTable::setUpView()
{
    m_view->setModel(m_model);
    m_view->setHorizontalHeader(m_header);
    // A click on a head sorts; that it selects the column, too, would only be in the way.
    disconnect(m_header, &QHeaderView::sectionPressed, m_view, nullptr);
    disconnect(m_header, &QHeaderView::sectionEntered, m_view, nullptr);
    m_view->setItemDelegate(m_delegate);
    m_view->verticalHeader()->setMinimumSectionSize(RowHeight);
    m_view->verticalHeader()->setDefaultSectionSize(RowHeight);
    m_header->setSectionResizeMode(QHeaderView::Interactive);
    for (QWidget *ground : {m_view->viewport(), m_header->viewport()}) {
        ground->setAutoFillBackground(false);
        ground->setAttribute(Qt::WA_NoSystemBackground);
    }
}

void FrameTable::setTheme(const Theme &theme)
{
    m_theme = theme;
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Base, Qt::transparent);
    palette.setColor(QPalette::Window, Qt::transparent);
    m_view->setPalette(palette);
    m_header->setTheme(theme);
    m_delegate->setTheme(theme);
    if (m_frozen)
        m_frozen->setTheme(theme);
    m_footer->setTheme(theme);
    m_delegate->setLineHeight(lineHeight());
    m_view->verticalHeader()->setDefaultSectionSize(lineHeight());
    layOut();
}

void FrameTable::setZone(const QTimeZone &zone)
{
    FormatContext format;
    format.zone = zone;
    m_delegate->forgetNested();
    m_model->setFormat(format);
}

void FrameTable::setInteractive(bool interactive)
{
    const Qt::ScrollBarPolicy policy = interactive ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff;
    m_view->setVerticalScrollBarPolicy(policy);
    m_view->setHorizontalScrollBarPolicy(policy);
}

void FrameTable::setMuted(bool muted)
{
    m_delegate->setMuted(muted);
    m_view->viewport()->update();
}

void FrameTable::setOptions(const FrameTableOptions &options)
{
    if (options == m_options)
        return;
    m_options = options;
    m_sorted = false;
    m_header->setVisible(options.showHeader);
    m_header->setTypeIcons(options.hasTypeIcons);
    m_delegate->forgetNested();
    m_delegate->setLineHeight(lineHeight());
    m_view->verticalHeader()->setDefaultSectionSize(lineHeight());
    m_footer->setOptions(options.footer);
    showSheet(options.sheet);
    layOut();
}

void FrameTable::setFrames(const Frames &frames)
{
    const qsizetype shown = m_picker->count() > 0 ? m_picker->currentIndex() : m_options.sheet;
    m_sheets = sheetsOf(frames);
    m_picker->clear();
    for (const TableSheet &sheet : m_sheets)
        m_picker->addItem(sheet.name);
    m_picker->setVisible(m_sheets.size() > 1);
    showSheet(shown);
    layOut();
}

void FrameTable::setRange(const TimeRange &range)
{
    m_delegate->setRange(range);
    m_view->viewport()->update();
}

void FrameTable::showSheet(qsizetype index)
{
    if (m_sheets.empty()) {
        m_model->setFrame({});
        return;
    }
    const qsizetype last = static_cast<qsizetype>(m_sheets.size()) - 1;
    const qsizetype chosen = std::clamp<qsizetype>(index, 0, last);
    m_picker->setCurrentIndex(static_cast<int>(chosen));
    m_model->setFrame(m_sheets[static_cast<std::size_t>(chosen)].frame);
    if (!m_sorted)
        applyInitialSort();
    m_header->setSortIndicatorShown(m_model->sortColumn() >= 0);
    emit rowsCounted(m_model->countedRows());
    layOut();
}

void FrameTable::applyInitialSort()
{
    const std::vector<TableColumn> &columns = m_model->columns();
    std::vector<SortKey> keys;
    for (const TitleSort &key : std::as_const(m_options.sorting)) {
        const auto found = std::ranges::find(columns, key.title, &TableColumn::title);
        if (found != columns.end())
            keys.push_back({static_cast<int>(found - columns.begin()),
                            key.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    if (keys.empty())
        return;
    m_header->setSortIndicator(keys.front().column, keys.front().order);
    m_model->sortBy(keys);
}

void FrameTable::sortBy(int column)
{
    // First click: the direction that shows most; then the other; then as it came.
    const Field *field = m_model->field(column);
    if (!field || !m_model->columns()[static_cast<std::size_t>(column)].style.sortable)
        return;
    const Qt::SortOrder first =
        field && field->isNumber() ? Qt::DescendingOrder : Qt::AscendingOrder;
    const Qt::SortOrder second =
        first == Qt::DescendingOrder ? Qt::AscendingOrder : Qt::DescendingOrder;
    const bool isSorted = m_model->sortColumn() == column;
    const bool clears = isSorted && m_model->sortOrder() == second;
    m_sorted = true;
    const Qt::SortOrder order = isSorted ? second : first;
    m_header->setSortIndicator(clears ? -1 : column, order);
    m_header->setSortIndicatorShown(!clears);
    m_model->sort(clears ? -1 : column, order);
}

void FrameTable::layOut()
{
    int top = 0;
    int bottom = height();
    if (m_sheets.size() > 1) {
        bottom -= PickerHeight + PickerInset;
        m_picker->setGeometry(PickerInset, height() - PickerHeight - PickerInset / 2,
                              qMin(260, width() - 2 * PickerInset), PickerHeight);
    }
    const int footer = qMin(m_footer->wantedHeight(), bottom / 2);
    m_footer->setVisible(footer > 0);
    bottom -= footer;
    m_footer->setGeometry(0, bottom, width(), footer);
    m_view->setGeometry(0, top, width(), qMax(0, bottom - top));
    fitWidths();
}

int FrameTable::naturalWidth(int column) const
{
    const TableColumn &shown = m_model->columns()[static_cast<std::size_t>(column)];
    int widest = m_options.showHeader ? m_header->naturalWidth(column) : 0;
    for (int row = 0; row < qMin(m_model->rowCount(), MeasuredRows); ++row)
        widest = qMax(widest, m_delegate->naturalWidth(m_model->cell(row, column), shown));
    widest = qMax(widest, m_footer->naturalWidth(column));
    return qMin(widest, MostNaturalWidth);
}

void FrameTable::fitWidths()
{
    std::vector<ColumnWish> wishes;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const TableColumn &shown = m_model->columns()[static_cast<std::size_t>(column)];
        const Field *field = m_model->field(column);
        ColumnWish wish;
        wish.natural = naturalWidth(column);
        wish.fixed = shown.style.width;
        if (m_chosenWidths.contains(shown.title))
            wish.fixed = m_chosenWidths.value(shown.title);
        wish.least = qMin(wish.natural, shown.style.minWidth.value_or(72));
        wish.stretches =
            field && (!field->isNumber() || shown.style.type == CellStyle::Type::Gauge);
        if (shown.style.type == CellStyle::Type::Expander)
            wish.fixed = wish.natural;
        wishes.push_back(wish);
    }
    const int rows = m_model->rowCount() * m_view->verticalHeader()->defaultSectionSize();
    // How high tall rows get depends on the widths: room for the bar is kept in any case.
    const bool scrolls = m_view->verticalScrollBarPolicy() != Qt::ScrollBarAlwaysOff &&
                         (hasTallColumn() || rows > m_view->height() - m_header->height());
    const int bar = scrolls ? m_view->verticalScrollBar()->sizeHint().width() : 0;
    const std::vector<int> widths = fitColumns(wishes, m_view->width() - bar);
    m_fitting = true;
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_header->resizeSection(static_cast<int>(i), widths[i]);
    m_fitting = false;
    m_header->fitHeight();
    m_footer->update();
    fitHeights();
    freeze();
}

/// What opens tables inside of rows stays with the columns that do.
void FrameTable::freeze()
{
    if (!m_frozen && m_options.frozenColumns == 0)
        return;
    if (!m_frozen)
        createFrozen();
    const std::vector<TableColumn> &columns = m_model->columns();
    const bool hasExpander = !columns.empty() && columns.front().style.type == CellStyle::Type::Expander;
    m_frozen->setCount(m_options.frozenColumns > 0 ? m_options.frozenColumns + (hasExpander ? 1 : 0) : 0);
    m_footer->setFrozen(m_frozen->count());
}

int FrameTable::lineHeight() const
{
    const int height = RowHeight + HeightStep * static_cast<int>(m_options.cellHeight);
    return qMax(height, qRound(height * m_theme.textScale));
}

bool FrameTable::hasTallColumn() const
{
    return std::ranges::any_of(m_model->columns(), &FrameTableDelegate::isTall);
}

/// Rows with texts that go on take the lines they need; of long tables the first rows.
void FrameTable::fitHeights()
{
    const bool isTall = hasTallColumn() || m_model->expandedCount() > 0;
    if (!isTall && !m_hasTallRows)
        return;
    for (int row = 0; row < qMin(m_model->rowCount(), MostTallRows); ++row)
        m_view->setRowHeight(row, closedHeight(row));
    for (int row = 0; m_model->expandedCount() > 0 && row < m_model->rowCount(); ++row) {
        if (m_model->isExpanded(row))
            fitExpandedRow(row);
    }
    m_hasTallRows = isTall;
}

int FrameTable::closedHeight(int row) const
{
    int height = lineHeight();
    if (row >= MostTallRows)
        return height;
    const int most = m_options.maxRowHeight > 0 ? m_options.maxRowHeight : MostTallHeight;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const TableColumn &shown = m_model->columns()[static_cast<std::size_t>(column)];
        if (FrameTableDelegate::isTall(shown))
            height = qMax(height, m_delegate->tallHeight(m_model->cell(row, column), shown,
                                                         m_header->sectionSize(column)));
    }
    return qMin(height, qMax(most, lineHeight()));
}

void FrameTable::fitExpandedRow(int row)
{
    const bool isExpanded = m_model->isExpanded(row);
    const int open = isExpanded ? lineHeight() + m_delegate->nestedHeight(m_model->nested(row), m_model->format()) : 0;
    m_view->setRowHeight(row, isExpanded ? open : closedHeight(row));
    m_hasTallRows = m_hasTallRows || isExpanded;
}

void FrameTable::toggle(const QModelIndex &index)
{
    m_model->setExpanded(index.row(), !m_model->isExpanded(index.row()));
    fitExpandedRow(index.row());
}

void FrameTable::cellClicked(const QModelIndex &index)
{
    if (m_model->columns()[static_cast<std::size_t>(index.column())].style.type == CellStyle::Type::Expander)
        toggle(index);
}

void FrameTable::showRows(int first, int count)
{
    m_model->setWindow(first, count);
    layOut();
}

int FrameTable::fittingRows() const
{
    const int header = m_options.showHeader ? m_header->sizeHint().height() : 0;
    return qMax(1, (height() - header - m_footer->wantedHeight()) / lineHeight());
}

void FrameTable::inspect(const QModelIndex &index)
{
    if (!index.isValid() || !m_model->columns()[static_cast<std::size_t>(index.column())].style.inspects)
        return;
    auto *inspector = new CellInspector(m_model->cell(index.row(), index.column()).text.joined(), this);
    connect(inspector, &PopupFrame::closed, inspector, &QObject::deleteLater);
    inspector->openBelow(m_view->viewport());
    moveOnScreen(inspector, m_view->viewport()->mapToGlobal(m_view->visualRect(index).bottomLeft()));
}

void FrameTable::openFilter(int column)
{
    if (column < 0 || column >= m_model->columnCount()
        || !m_model->columns()[static_cast<std::size_t>(column)].style.filterable)
        return;
    const QString title = m_model->columns()[static_cast<std::size_t>(column)].title;
    constexpr qsizetype MostTexts = 2'000;
    auto *filter = new ColumnFilter(m_model->textsOf(column, MostTexts), m_model->filter(title), this);
    connect(filter, &PopupFrame::closed, filter, &QObject::deleteLater);
    connect(filter, &ColumnFilter::chosen, this, [this, title](const QSet<QString> &texts) {
        m_model->setFilter(title, texts);
        m_header->viewport()->update();
        emit rowsCounted(m_model->countedRows());
        layOut();
    });
    filter->openBelow(m_header);
    moveOnScreen(filter, m_header->mapToGlobal(QPoint(qMax(0, m_header->sectionViewportPosition(column)), m_header->height())));
}

void FrameTable::widthChosen(int column, int oldWidth, int newWidth)
{
    Q_UNUSED(oldWidth)
    m_footer->update();
    if (!m_fitting && column < m_model->columnCount())
        m_chosenWidths.insert(m_model->columns()[static_cast<std::size_t>(column)].title, newWidth);
}

QString FrameTable::selectedText(bool withHeader) const
{
    return tabSeparated(*m_model, m_view->selectionModel()->selectedIndexes(), withHeader);
}

void FrameTable::copySelection() const
{
    QGuiApplication::clipboard()->setText(selectedText());
}

void FrameTable::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

} // namespace Promontory
