#pragma once

#include <QDockWidget>
#include <QPointer>

namespace Promontory {

class DashboardPage;
class ImportReportView;

/// The import report of the page in front, at the right of the window. Gone while a page has none; each page
/// keeps by itself whether its report was opened.
class ImportReportDock : public QDockWidget
{
    Q_OBJECT

public:
    explicit ImportReportDock(QWidget *window);

    /// The page in front; may be null.
    void setPage(DashboardPage *page);
    /// Opens or closes the report of the page in front.
    void setOpen(bool open);
    bool isOpen() const;

signals:
    void openChanged(bool open);

private:
    void followPage();

    ImportReportView *m_view;
    QPointer<DashboardPage> m_page;
};

} // namespace Promontory
