#include "widgets/panels/table/tableview.h"

#include "widgets/common/frametable/frametable.h"
#include "widgets/panels/table/tableoptions.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostInSummary = 5;

} // namespace

TableView::TableView(QWidget *parent) : PanelView(parent), m_table(new FrameTable(this)) {}

void TableView::setOptions(const Json &options)
{
    m_table->setOptions(tableOptionsFrom(options));
}

void TableView::setContext(const PanelContext &context)
{
    m_table->setTheme(context.theme);
    m_table->setZone(context.zone);
    m_table->setInteractive(context.interactive);
}

void TableView::setData(const PanelData &answer)
{
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
    return tr("A table of %n rows.", nullptr, model.rowCount()) + u' ' +
           tr("Columns: %1.").arg(titles.join(u", "_s));
}

void TableView::resizeEvent(QResizeEvent *event)
{
    PanelView::resizeEvent(event);
    m_table->setGeometry(rect());
}

} // namespace Promontory
