#include "widgets/panels/shared/viewnotice.h"

#include <QPainter>

namespace Promontory {

namespace {

constexpr double SideInset = 12;
constexpr double BottomInset = 10;
constexpr double HalfGap = 2;

} // namespace

void paintNotice(QPainter *painter, const QRectF &area, const ViewNotice &notice,
                 const Theme &theme)
{
    const QRectF text = area.adjusted(SideInset, 0, -SideInset, -BottomInset);
    const double half = text.height() / 2;
    painter->save();
    painter->setFont(fontFor(TextRole::BodyStrong, theme.textScale));
    painter->setPen(theme.text.primary);
    painter->drawText(text.adjusted(0, 0, 0, -half - HalfGap),
                      int(Qt::AlignHCenter) | int(Qt::AlignBottom) | int(Qt::TextWordWrap),
                      notice.headline);
    painter->setFont(fontFor(TextRole::Body, theme.textScale));
    painter->setPen(theme.text.secondary);
    painter->drawText(text.adjusted(0, half + HalfGap, 0, 0),
                      int(Qt::AlignHCenter) | int(Qt::AlignTop) | int(Qt::TextWordWrap),
                      notice.advice);
    painter->restore();
}

} // namespace Promontory
