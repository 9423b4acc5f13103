#pragma once

#include <QList>
#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace Promontory {

class DashboardPage;
class MessageStack;
class StartPage;

/// The open dashboards, one tab each, and the start page where there is none or where it is asked for.
class PageTabs : public QWidget
{
    Q_OBJECT

public:
    /// `corner` stands at the right end of the tab row. Both widgets become part of this one.
    PageTabs(StartPage *start, QWidget *corner, QWidget *parent = nullptr);

    /// The page in front; nothing while the start page is.
    DashboardPage *current() const;
    /// In the order of the tabs.
    QList<DashboardPage *> pages() const;
    /// The page that was opened from this file, also one of Grafana's.
    DashboardPage *pageOf(const QString &path) const;
    /// Messages that belong to no page.
    MessageStack &messages() { return *m_messages; }

    /// Behind the others; the start page gives way.
    void add(DashboardPage *page);
    /// Takes the page out and deletes it later.
    void remove(DashboardPage *page);
    void setCurrent(DashboardPage *page);
    void showStart();
    /// Goes on by this many tabs, around the end.
    void step(int by);
    void updateTitles();
    void setRowShown(bool shown);
    /// Whether the page in front may ask its sources.
    void setInSight(bool inSight);

signals:
    void currentChanged();
    void orderChanged();
    void closeRequested(Promontory::DashboardPage *page);

private:
    int indexOf(const QWidget *page) const;
    void insertTab(QWidget *page, const QString &icon, const QString &text);
    void removeTab(QWidget *page);
    void showTab(int index);
    void closeTab(int index);
    void moveTab(int from, int to);

    QWidget *m_row;
    QTabBar *m_bar;
    QStackedWidget *m_stack;
    MessageStack *m_messages;
    StartPage *m_start;
    QList<QWidget *> m_pages; // as the tabs stand
    bool m_inSight = true;
};

} // namespace Promontory
