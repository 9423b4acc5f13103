#include "widgets/common/entrylist/entrydelegate.h"

#include "widgets/common/entrylist/entrylistmodel.h"
#include "widgets/common/values/oneline.h"
#include "widgets/theme/hairline.h"

#include <QPainter>

#include <cmath>

namespace Promontory {

namespace {

constexpr int LineHeight = 20;
constexpr int RowPadding = 4;
constexpr int HeadingHeight = 28;
constexpr double Inset = 12;
constexpr double MarkWidth = 3;
constexpr double MarkGap = 9;
constexpr double PartIndent = 16;
constexpr double Gap = 8;
constexpr double TagPadding = 6;
constexpr double TagHeight = 16;
constexpr double LeastText = 60; ///< px that tags leave to the text
constexpr double Rounding = 4;

const ListEntry *entryOf(const QModelIndex &index)
{
    const auto *model = qobject_cast<const EntryListModel *>(index.model());
    return model && index.row() < model->entries().size() ? &model->entries().at(index.row()) : nullptr;
}

} // namespace

void EntryDelegate::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_body.emplace(fontFor(TextRole::Body, theme.textScale));
    m_strong.emplace(fontFor(TextRole::BodyStrong, theme.textScale));
    m_small.emplace(fontFor(TextRole::Caption, theme.textScale));
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ListEntry *entry = entryOf(index);
    const double scale = m_body ? std::max(1.0, m_body->height() / LineHeight) : 1;
    const int line = static_cast<int>(std::ceil(LineHeight * scale));
    if (!entry || entry->isHeading)
        return {option.rect.width(), HeadingHeight - LineHeight + line};
    return {option.rect.width(), 2 * RowPadding + line * (entry->detail.isEmpty() ? 1 : 2)};
}

void EntryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ListEntry *entry = entryOf(index);
    if (!entry || !m_body)
        return;
    const QRectF rect(option.rect);
    if (entry->isHeading)
        return paintHeading(painter, rect, *entry);
    paintGround(painter, option);
    const double start = Inset + (entry->isPart ? PartIndent : 0);
    if (entry->mark.isValid()) {
        const QRectF bar(start, rect.top() + RowPadding + 2, MarkWidth, rect.height() - 2 * RowPadding - 4);
        paintBox(painter, bar, m_isMuted ? m_theme.text.disabled : entry->mark, QColor(), MarkWidth / 2);
    }
    const double left = entry->mark.isValid() ? start + MarkWidth + MarkGap : start;
    const bool hasDetail = !entry->detail.isEmpty();
    const double line = (rect.height() - 2 * RowPadding) / (hasDetail ? 2 : 1);
    const QRectF first(left, rect.top() + RowPadding, rect.width() - left - Inset, line);
    paintLine(painter, first, *entry);
    if (!hasDetail)
        return;
    painter->setPen(m_theme.text.secondary);
    const QRectF second = first.translated(0, line);
    m_small->paint(painter, second, Qt::AlignLeft | Qt::AlignVCenter,
                   m_small->elided(oneLine(entry->detail), second.width()));
}

void EntryDelegate::paintHeading(QPainter *painter, const QRectF &rect, const ListEntry &entry) const
{
    painter->setPen(m_theme.text.secondary);
    const QRectF line = rect.adjusted(Inset, 0, -Inset, -2);
    m_small->paint(painter, line, Qt::AlignLeft | Qt::AlignBottom, m_small->elided(oneLine(entry.text), line.width()));
    if (entry.note.isEmpty())
        return;
    m_small->paint(painter, line, Qt::AlignRight | Qt::AlignBottom, entry.note);
}

void EntryDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const QRectF ground = QRectF(option.rect).adjusted(4, 0, -4, 0);
    const bool isChosen = option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Active)
        && option.state.testFlag(QStyle::State_HasFocus);
    if (isChosen)
        paintBox(painter, ground, m_theme.accent.tint, m_theme.focusRing, Rounding);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        paintBox(painter, ground, m_theme.surface.panelHover, QColor(), Rounding);
}

/// State, text, tags from the left; the note at the right.
void EntryDelegate::paintLine(QPainter *painter, QRectF line, const ListEntry &entry) const
{
    if (!entry.note.isEmpty()) {
        const double wide = m_small->width(entry.note);
        painter->setPen(m_theme.text.secondary);
        m_small->paint(painter, line, Qt::AlignRight | Qt::AlignVCenter, m_small->elided(entry.note, line.width() / 2));
        line.setRight(line.right() - std::min(wide, line.width() / 2) - Gap);
    }
    if (!entry.state.isEmpty()) {
        const QColor color = m_isMuted || !entry.mark.isValid() ? m_theme.text.secondary : entry.mark;
        painter->setPen(color);
        m_strong->paint(painter, line, Qt::AlignLeft | Qt::AlignVCenter, m_strong->elided(entry.state, line.width()));
        line.setLeft(std::min(line.right(), line.left() + m_strong->width(entry.state) + Gap));
    }
    const QString text = oneLine(entry.text);
    double tags = 0;
    for (const QString &tag : entry.tags)
        tags += m_small->width(tag) + 2 * TagPadding + 4;
    const double room = std::max(std::min(LeastText, line.width()), line.width() - (tags > 0 ? tags + Gap : 0));
    const QString shown = m_body->elided(text, std::min(room, line.width()));
    painter->setPen(m_theme.text.primary);
    m_body->paint(painter, line, Qt::AlignLeft | Qt::AlignVCenter, shown);
    paintTags(painter, line, line.left() + m_body->width(shown) + Gap, entry.tags);
}

double EntryDelegate::paintTags(QPainter *painter, const QRectF &line, double left, const QStringList &tags) const
{
    for (const QString &tag : tags) {
        const QString text = oneLine(tag, 60);
        const double wide = m_small->width(text) + 2 * TagPadding;
        if (left + wide > line.right())
            break;
        const QRectF pill(left, line.center().y() - TagHeight / 2, wide, TagHeight);
        paintBox(painter, pill, m_theme.surface.raised, m_theme.border.subtle, 3);
        painter->setPen(m_theme.text.secondary);
        m_small->paint(painter, pill, Qt::AlignCenter, text);
        left += wide + 4;
    }
    return left;
}

} // namespace Promontory
