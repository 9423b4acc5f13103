#include "app/window/panelmark.h"

#include "app/edit/rowedits.h"
#include "app/pages/dashboardpage.h"
#include "widgets/canvas/gridcanvas.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/promontorystyle.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace Promontory {

namespace {

constexpr int LineWidth = 2;
constexpr int Radius = 4;

void openRowOf(DashboardPage &page, const QString &id)
{
    const Dashboard &dashboard = page.document().dashboard();
    const auto holds = [&id](const Row &row) {
        return row.collapsed && std::any_of(row.folded.cbegin(), row.folded.cend(), [&id](const PanelSpec &panel) {
                   return panel.id.toText() == id;
               });
    };
    const auto row = std::find_if(dashboard.rows.cbegin(), dashboard.rows.cend(), holds);
    if (row != dashboard.rows.cend())
        page.document().edit(DashboardPage::tr("Unfold row"), toggleRow(dashboard, row->id));
}

bool markFrame(DashboardPage &page, const QString &id)
{
    PanelSlot *slot = page.board().slot(id);
    if (!slot || !slot->frame())
        return false;
    new PanelMark(slot->frame());
    return true;
}

} // namespace

PanelMark::PanelMark(QWidget *panel) : QWidget(panel)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(panel->rect());
    panel->installEventFilter(this);
    raise();
    show();
}

bool PanelMark::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void PanelMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = themeOf(this);
    paintBox(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), QColor(), theme.accent.base, Radius, LineWidth);
}

void markPanel(DashboardPage &page, const QString &id)
{
    for (PanelMark *mark : page.findChildren<PanelMark *>()) {
        mark->hide();
        mark->deleteLater();
    }
    if (id.isEmpty())
        return;
    openRowOf(page, id);
    page.leaveAlone();
    GridCanvas *canvas = page.board().canvas();
    canvas->scrollTo(page.board().keyOf(id));
    // A panel that was never in sight gets its frame once the canvas has noticed.
    if (!markFrame(page, id))
        QObject::connect(canvas, &GridCanvas::visiblePanelsChanged, &page, [&page, id] { markFrame(page, id); },
                         Qt::ConnectionType(Qt::SingleShotConnection | Qt::QueuedConnection));
}

} // namespace Promontory
