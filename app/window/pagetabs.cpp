#include "app/window/pagetabs.h"

#include "app/pages/dashboardpage.h"
#include "app/pages/startpage.h"
#include "widgets/common/messagestack.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/tooltiptext.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int RowHeight = 34;

/// The row the tabs stand in; its lower line runs on where no tab is.
class TabRow : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme = themeOf(this);
        QPainter painter(this);
        painter.fillRect(rect(), theme.surface.window);
        paintHorizontalLine(&painter, 0, width(), height() - 1, theme.border.normal);
    }
};

/// As wide as its tabs; the hints of the base keep room for scroll buttons even where none are needed.
class DocumentTabs : public QTabBar
{
public:
    using QTabBar::QTabBar;

    QSize sizeHint() const override
    {
        QSize size = QTabBar::sizeHint();
        size.setWidth(0);
        for (int index = 0; index < count(); ++index)
            size.rwidth() += tabSizeHint(index).width();
        return size;
    }

    QSize minimumSizeHint() const override
    {
        return QTabBar::minimumSizeHint().boundedTo(sizeHint());
    }
};

} // namespace

PageTabs::PageTabs(StartPage *start, QWidget *corner, QWidget *parent)
    : QWidget(parent)
    , m_row(new TabRow(this))
    , m_bar(new DocumentTabs(m_row))
    , m_stack(new QStackedWidget(this))
    , m_messages(new MessageStack(this))
    , m_start(start)
{
    m_bar->setDocumentMode(true);
    m_bar->setDrawBase(false);
    m_bar->setTabsClosable(true);
    m_bar->setMovable(true);
    m_bar->setExpanding(false);
    m_bar->setElideMode(Qt::ElideMiddle);
    m_bar->setAccessibleName(tr("Open dashboards"));
    auto *more = new QToolButton(m_row);
    more->setIcon(themeIcon(u"plus"_s));
    more->setAutoRaise(true);
    more->setFocusPolicy(Qt::TabFocus);
    more->setToolTip(tr("Open or make another dashboard"));
    more->setAccessibleName(more->toolTip());
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_bar, 0, Qt::AlignBottom);
    row->addWidget(more, 0, Qt::AlignVCenter);
    row->addWidget(corner, 1);
    m_row->setMinimumHeight(RowHeight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_row);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack, 1);
    connect(m_bar, &QTabBar::currentChanged, this, &PageTabs::showTab);
    connect(m_bar, &QTabBar::tabCloseRequested, this, &PageTabs::closeTab);
    connect(m_bar, &QTabBar::tabMoved, this, &PageTabs::moveTab);
    connect(more, &QToolButton::clicked, this, &PageTabs::showStart);
    showStart();
}

DashboardPage *PageTabs::current() const
{
    return qobject_cast<DashboardPage *>(m_pages.value(m_bar->currentIndex()));
}

QList<DashboardPage *> PageTabs::pages() const
{
    QList<DashboardPage *> found;
    for (QWidget *widget : m_pages) {
        if (auto *page = qobject_cast<DashboardPage *>(widget))
            found.append(page);
    }
    return found;
}

DashboardPage *PageTabs::pageOf(const QString &path) const
{
    for (DashboardPage *page : pages()) {
        if (!path.isEmpty() && page->file().openedFrom() == path)
            return page;
    }
    return nullptr;
}

int PageTabs::indexOf(const QWidget *page) const
{
    for (qsizetype index = 0; index < m_pages.size(); ++index) {
        if (m_pages.at(index) == page)
            return int(index);
    }
    return -1;
}

void PageTabs::insertTab(QWidget *page, const QString &icon, const QString &text)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    m_bar->addTab(themeIcon(icon), text); // the first one becomes the current one here
}

void PageTabs::removeTab(QWidget *page)
{
    const int index = indexOf(page);
    if (index < 0)
        return;
    // The bar tells the new current tab while it takes the old one out; the list has to be right by then.
    const QSignalBlocker quiet(m_bar);
    m_bar->removeTab(index);
    m_pages.removeAt(index);
    m_stack->removeWidget(page);
    showTab(m_bar->currentIndex());
}

void PageTabs::add(DashboardPage *page)
{
    insertTab(page, u"timeseries"_s, page->title());
    removeTab(m_start);
    updateTitles();
    // Else the focus goes on from the start page as if by the Tab key, and a ring shows where nobody is.
    page->setFocus(Qt::OtherFocusReason);
}

void PageTabs::remove(DashboardPage *page)
{
    if (indexOf(page) < 0)
        return;
    if (pages().size() == 1)
        showStart();
    removeTab(page);
    page->deleteLater();
    emit orderChanged();
}

void PageTabs::setCurrent(DashboardPage *page)
{
    m_bar->setCurrentIndex(indexOf(page));
}

void PageTabs::showStart()
{
    if (indexOf(m_start) < 0)
        insertTab(m_start, u"star"_s, tr("Start"));
    m_bar->setCurrentIndex(indexOf(m_start));
    m_start->setFocus();
}

void PageTabs::step(int by)
{
    const int count = m_bar->count();
    m_bar->setCurrentIndex(((m_bar->currentIndex() + by) % count + count) % count);
}

void PageTabs::updateTitles()
{
    for (DashboardPage *page : pages()) {
        const int index = indexOf(page);
        const QString title = QString(page->title()).replace(u'&', u"&&"_s);
        m_bar->setTabText(index, page->document().isModified() ? title + u" •" : title);
        m_bar->setTabToolTip(index, toolTipText(page->path()));
    }
}

void PageTabs::setRowShown(bool shown)
{
    m_row->setVisible(shown);
}

void PageTabs::setInSight(bool inSight)
{
    m_inSight = inSight;
    for (DashboardPage *page : pages())
        page->setActive(inSight && page == current());
}

void PageTabs::showTab(int index)
{
    // The start page that stands alone stays.
    if (QWidget *button = m_pages.value(0) == m_start ? m_bar->tabButton(0, QTabBar::RightSide) : nullptr)
        button->setVisible(m_bar->count() > 1);
    if (QWidget *page = m_pages.value(index))
        m_stack->setCurrentWidget(page);
    setInSight(m_inSight);
    emit currentChanged();
}

void PageTabs::closeTab(int index)
{
    if (auto *page = qobject_cast<DashboardPage *>(m_pages.value(index)))
        emit closeRequested(page);
    else if (m_bar->count() > 1)
        removeTab(m_start);
}

void PageTabs::moveTab(int from, int to)
{
    m_pages.move(from, to);
    emit orderChanged();
}

} // namespace Promontory
