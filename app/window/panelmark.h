#pragma once

#include <QPointer>
#include <QWidget>

namespace Promontory {

class DashboardPage;

/// A frame around one panel that something else speaks of: a report, a search. Lets everything through.
class PanelMark : public QWidget
{
    Q_OBJECT

public:
    /// Lies on the widget, and follows it until it is deleted.
    explicit PanelMark(QWidget *panel);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

/// Brings a panel of the page into sight, opening its row where that is folded, and marks it; another one that
/// was marked is so no more. An empty id takes the mark away.
void markPanel(DashboardPage &page, const QString &id);

} // namespace Promontory
