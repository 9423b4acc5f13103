#include "widgets/common/frametable/frozencolumns.h"

#include "widgets/common/frametable/frametableheader.h"
#include "widgets/common/frametable/tablebody.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace Promontory {

namespace {

constexpr double MostOfRoom = 0.7;

} // namespace

FrozenColumns::FrozenColumns(TableBody *body, FrameTableHeader *head)
    : QTableView(body), m_body(body), m_head(head), m_ownHead(new FrameTableHeader(this))
{
    setUpTableView(this);
    setHorizontalHeader(m_ownHead);
    // A click on a head sorts; that it selects the column, too, would only be in the way.
    disconnect(m_ownHead, &QHeaderView::sectionPressed, this, nullptr);
    disconnect(m_ownHead, &QHeaderView::sectionEntered, this, nullptr);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setModel(body->model());
    setSelectionModel(body->selectionModel());
    setItemDelegate(body->itemDelegate());
    hide();
    connect(this, &QTableView::pressed, body, [body] { body->setFocus(Qt::MouseFocusReason); });
    connect(body->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, body->verticalScrollBar(), &QScrollBar::setValue);
    connect(body->verticalHeader(), &QHeaderView::sectionResized, this,
            [this](int row, int, int height) { setRowHeight(row, height); });
    connect(body, &TableBody::geometryChanged, this, &FrozenColumns::place);
    connect(m_ownHead, &QHeaderView::sectionClicked, this, &FrozenColumns::titleClicked);
    connect(m_ownHead, &FrameTableHeader::filterRequested, this, &FrozenColumns::filterRequested);
    connect(m_ownHead, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (!m_isSynchronizing && !isColumnHidden(column))
            m_head->resizeSection(column, width);
    });
    connect(m_head, &QHeaderView::sectionResized, this, [this](int column) {
        if (column < m_count)
            synchronize();
    });
    connect(m_head, &QHeaderView::sortIndicatorChanged, m_ownHead, &QHeaderView::setSortIndicator);
}

void FrozenColumns::setTheme(const Theme &theme)
{
    m_theme = theme;
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Base, theme.surface.panel);
    palette.setColor(QPalette::Window, theme.surface.panel);
    setPalette(palette);
    m_ownHead->setTheme(theme);
    m_ownHead->viewport()->setAutoFillBackground(true);
    m_ownHead->viewport()->setBackgroundRole(QPalette::Base);
}

void FrozenColumns::setCount(int count)
{
    m_count = count;
    synchronize();
}

int FrozenColumns::wantedWidth() const
{
    int width = 0;
    for (int column = 0; column < std::min(m_count, m_head->count()); ++column)
        width += m_head->sectionSize(column);
    return width;
}

void FrozenColumns::synchronize()
{
    const bool isShown = m_count > 0 && m_head->count() > m_count &&
                         wantedWidth() < MostOfRoom * m_body->viewport()->width();
    const bool appears = isShown && isHidden();
    setVisible(isShown);
    m_body->setCovered(isShown ? m_count : 0, isShown ? wantedWidth() : 0);
    if (!isShown || m_isSynchronizing)
        return;
    m_isSynchronizing = true;
    verticalHeader()->setMinimumSectionSize(m_body->verticalHeader()->minimumSectionSize());
    // Setting the usual height sets that of all rows.
    const int usual = m_body->verticalHeader()->defaultSectionSize();
    const bool takesHeights = appears || verticalHeader()->defaultSectionSize() != usual;
    if (takesHeights)
        verticalHeader()->setDefaultSectionSize(usual);
    m_ownHead->setVisible(m_head->isVisibleTo(m_body));
    m_ownHead->setTypeIcons(m_head->hasTypeIcons());
    m_ownHead->setSortIndicatorShown(m_head->isSortIndicatorShown());
    m_ownHead->setSortIndicator(m_head->sortIndicatorSection(), m_head->sortIndicatorOrder());
    for (int column = 0; column < m_head->count(); ++column) {
        if (isColumnHidden(column) != (column >= m_count))
            setColumnHidden(column, column >= m_count);
        if (column < m_count)
            setColumnWidth(column, m_head->sectionSize(column));
    }
    if (takesHeights)
        takeRowHeights();
    m_isSynchronizing = false;
    place();
    verticalScrollBar()->setValue(m_body->verticalScrollBar()->value());
}

void FrozenColumns::takeRowHeights()
{
    const int usual = verticalHeader()->defaultSectionSize();
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (m_body->rowHeight(row) != usual || rowHeight(row) != usual)
            setRowHeight(row, m_body->rowHeight(row));
    }
}

void FrozenColumns::place()
{
    if (isHidden())
        return;
    const int head = m_head->isVisibleTo(m_body) ? m_head->height() : 0;
    m_ownHead->setFixedHeight(std::max(1, head));
    setGeometry(0, 0, wantedWidth(), m_body->viewport()->height() + head);
    raise();
}

void FrozenColumns::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_body->horizontalScrollBar()->value() == 0)
        return;
    QPainter painter(viewport());
    painter.fillRect(viewport()->width() - 1, 0, 1, viewport()->height(), m_theme.border.normal);
}

} // namespace Promontory
