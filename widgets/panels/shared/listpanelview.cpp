#include "widgets/panels/shared/listpanelview.h"

#include <QPainter>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Inset = 12;
constexpr int BottomInset = 4; // rows have air of their own
constexpr qsizetype Spoken = 8;

} // namespace

ListPanelView::ListPanelView(QWidget *parent) : DrawnPanelView(parent), m_list(new EntryList(this))
{
    setFocusProxy(m_list);
    connect(m_list, &EntryList::entryActivated, this, [this](int index) { activate(index); });
}

void ListPanelView::applyContext(const PanelContext &context)
{
    m_list->setTheme(context.theme);
    m_list->setInteractive(context.interactive);
}

void ListPanelView::applyMuted(bool muted)
{
    m_list->setMuted(muted);
}

void ListPanelView::present(QList<ListEntry> entries, const QString &message)
{
    m_message = entries.isEmpty() ? message : QString();
    m_list->setVisible(!entries.isEmpty());
    m_list->setEntries(std::move(entries));
}

void ListPanelView::resizeEvent(QResizeEvent *event)
{
    DrawnPanelView::resizeEvent(event);
    m_list->setGeometry(0, 0, width(), std::max(0, height() - BottomInset));
}

void ListPanelView::paintEvent(QPaintEvent *)
{
    if (m_message.isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(fontFor(TextRole::Body, context().theme.textScale));
    painter.setPen(context().theme.text.secondary);
    painter.drawText(rect().adjusted(Inset, 0, -Inset, 0), Qt::AlignCenter | Qt::TextWordWrap, m_message);
}

QString ListPanelView::summary() const
{
    if (!m_message.isEmpty())
        return m_message;
    QStringList parts;
    int count = 0;
    for (const ListEntry &entry : m_list->entries()) {
        if (entry.isHeading)
            continue;
        ++count;
        if (parts.size() < Spoken)
            parts.append(entry.state.isEmpty() ? entry.text : tr("%1: %2").arg(entry.text, entry.state));
    }
    return tr("%n entries: %1.", nullptr, count).arg(parts.join(u"; "_s).left(2'000));
}

} // namespace Promontory
