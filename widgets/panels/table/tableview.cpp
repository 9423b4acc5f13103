#include "widgets/panels/table/tableview.h"

#include "widgets/common/frametable/frametable.h"
#include "widgets/panels/shared/lanepager.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostInSummary = 5;
constexpr int PagerInset = 12;

} // namespace

TableView::TableView(QWidget *parent)
    : PanelView(parent), m_table(new FrameTable(this)), m_pager(new LanePager(this))
{
    connect(m_table, &FrameTable::rowsCounted, this, [this] { arrange(); });
    connect(m_table, &FrameTable::linkActivated, this, &PanelView::linkActivated);
    connect(m_pager, &LanePager::pageSelected, this, [this] { arrange(); });
}

void TableView::setOptions(const Json &options)
{
    m_options = tableOptionsFrom(options);
    m_table->setOptions(m_options);
    arrange();
}

void TableView::setContext(const PanelContext &context)
{
    m_table->setTheme(context.theme);
    m_pager->setTheme(context.theme);
    m_table->setZone(context.zone);
    m_table->setInteractive(context.interactive);
}

void TableView::setData(const PanelData &answer)
{
    m_table->setRange(answer.range);
    m_table->setFrames(answer.frames);
}

void TableView::setMuted(bool muted)
{
    m_table->setMuted(muted);
}

QString TableView::summary() const
{
    const FrameTableModel &model = m_table->model();
    QStringList titles;
    for (int column = 0; column < qMin(model.columnCount(), MostInSummary); ++column)
        titles.append(model.headerData(column, Qt::Horizontal).toString());
    if (titles.isEmpty())
        return {};
    return tr("A table of %n rows.", nullptr, model.countedRows()) + u' ' +
           tr("Columns: %1.").arg(titles.join(u", "_s));
}

void TableView::resizeEvent(QResizeEvent *event)
{
    PanelView::resizeEvent(event);
    arrange();
}

void TableView::arrange()
{
    const int rows = m_table->model().countedRows();
    const auto rowsIn = [this](int room) {
        m_table->setGeometry(0, 0, width(), qMax(0, room));
        return m_options.pageSize > 0 ? m_options.pageSize : m_table->fittingRows();
    };
    int perPage = rowsIn(height());
    const bool hasPages = m_options.hasPages && rows > perPage;
    const int pager = hasPages ? m_pager->sizeHint().height() : 0;
    perPage = hasPages ? rowsIn(height() - pager) : perPage;
    m_pager->setRows(hasPages ? rows : 0, perPage);
    m_pager->setGeometry(PagerInset, height() - pager, qMax(0, width() - 2 * PagerInset), pager);
    m_table->showRows(hasPages ? m_pager->page() * perPage : 0, hasPages ? perPage : 0);
}

} // namespace Promontory
