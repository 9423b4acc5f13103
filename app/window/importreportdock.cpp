#include "app/window/importreportdock.h"

#include "app/pages/dashboardpage.h"
#include "app/window/importreportview.h"
#include "app/window/panelmark.h"
#include "widgets/common/messagestack.h"

namespace Promontory {

namespace {

const ImportReport *reportOf(const DashboardPage *page)
{
    return page ? page->file().report.get() : nullptr;
}

constexpr int Width = 340;
constexpr auto IsOpen = "importReportIsOpen"; // a property of the page

} // namespace

ImportReportDock::ImportReportDock(QWidget *window)
    : QDockWidget(tr("Import report"), window)
    , m_view(new ImportReportView(this))
{
    setObjectName(QStringLiteral("importReport"));
    setFeatures(QDockWidget::NoDockWidgetFeatures);
    setAllowedAreas(Qt::RightDockWidgetArea);
    setTitleBarWidget(new QWidget(this)); // the view has a head of its own
    setWidget(m_view);
    m_view->setMinimumWidth(Width * 3 / 4);
    m_view->resize(Width, height());
    hide();
    connect(m_view, &ImportReportView::closeRequested, this, [this] { setOpen(false); });
    connect(m_view, &ImportReportView::panelPointedAt, this, [this](const QString &id) {
        if (m_page)
            markPanel(*m_page, id);
    });
    connect(m_view, &ImportReportView::panelActivated, this, [this](const QString &id) {
        if (m_page)
            m_page->showPanel(id);
    });
}

bool ImportReportDock::isOpen() const
{
    return reportOf(m_page) && m_page->property(IsOpen).toBool();
}

void ImportReportDock::setPage(DashboardPage *page)
{
    if (m_page != page) {
        m_page = page;
        if (const ImportReport *report = reportOf(page))
            m_view->setReport(*report);
    }
    followPage();
}

void ImportReportDock::setOpen(bool open)
{
    if (!reportOf(m_page))
        return;
    m_page->setProperty(IsOpen, open);
    m_page->messages().dismiss(QStringLiteral("import"));
    if (!open)
        markPanel(*m_page, {});
    followPage();
    if (open)
        m_view->setFocus(Qt::OtherFocusReason);
}

void ImportReportDock::followPage()
{
    if (isVisible() != isOpen())
        setVisible(isOpen());
    emit openChanged(isOpen());
}

} // namespace Promontory
