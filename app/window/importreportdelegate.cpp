#include "app/window/importreportdelegate.h"

#include "app/window/importreportmodel.h"
#include "app/window/importreporttexts.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/promontorystyle.h"

#include <QLocale>
#include <QPainter>
#include <QTreeView>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Inset = 8;
constexpr int Sign = 16;
constexpr int Gap = 8;

using Outcome = PanelReport::Outcome;

QColor colorOf(const Theme &theme, Outcome outcome)
{
    switch (outcome) {
    case Outcome::Exact:
        return theme.ok.text;
    case Outcome::Approximated:
        return theme.warning.text;
    case Outcome::Placeholder:
        break;
    }
    return theme.text.secondary;
}

/// The width that a row has, also before it is painted.
int widthOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    if (!view)
        return option.rect.width();
    return view->viewport()->width() - view->indentation() * (index.parent().isValid() ? 2 : 1);
}

/// One row, painted or only measured.
class ReportRow
{
public:
    ReportRow(const QStyleOptionViewItem &option, const QModelIndex &index)
        : m_index(index)
        , m_option(option)
        , m_theme(themeOf(option.widget))
        , m_strong(fontFor(TextRole::BodyStrong, m_theme.textScale))
        , m_small(fontFor(TextRole::Caption, m_theme.textScale))
        , m_code(fontFor(TextRole::Code, m_theme.textScale))
    {
        m_code.setPixelSize(m_small.pixelSize());
    }

    int height(int width) const
    {
        if (!isFinding())
            return std::max(44, 2 * Inset + lineOf(m_strong) + 2 + lineOf(m_small));
        return Inset + lineOf(m_code) + 2 + messageRect(width).height() + Inset;
    }

    void paint(QPainter *painter) const
    {
        paintGround(painter);
        isFinding() ? paintFinding(painter) : paintPanel(painter);
    }

private:
    bool isFinding() const { return m_index.parent().isValid(); }
    int lineOf(const QFont &font) const { return QFontMetrics(font).height(); }
    QString text(int role) const { return m_index.data(role).toString(); }

    QRect messageRect(int width) const
    {
        return QFontMetrics(m_small).boundingRect(QRect(0, 0, width - 2 * Inset, 10'000), Qt::TextWordWrap,
                                                  text(ImportReportModel::DetailRole));
    }

    void paintGround(QPainter *painter) const
    {
        const bool selected = m_option.state & QStyle::State_Selected;
        const bool hovered = m_option.state & QStyle::State_MouseOver;
        if (selected || hovered)
            painter->fillRect(m_option.rect, selected ? m_theme.accent.tint : m_theme.surface.panelHover);
        if (!isFinding())
            paintHorizontalLine(painter, 0, m_option.rect.right() + 1, m_option.rect.bottom(), m_theme.border.subtle);
    }

    void paintPanel(QPainter *painter) const
    {
        const auto outcome = Outcome(m_index.data(ImportReportModel::OutcomeRole).toInt());
        const QColor color = colorOf(m_theme, outcome);
        QRect area = m_option.rect.adjusted(Inset, 0, -Inset, 0);
        const QPixmap sign = iconPixmap(outcomeIcon(outcome), color, Sign, painter->device()->devicePixelRatioF());
        painter->drawPixmap(area.left(), area.center().y() - Sign / 2, sign);
        area.setLeft(area.left() + Sign + Gap);
        area.setRight(area.right() - paintScore(painter, area));
        const int top = area.center().y() - (lineOf(m_strong) + 2 + lineOf(m_small)) / 2 + 1;
        const QRect first(area.left(), top, area.width(), lineOf(m_strong));
        drawText(painter, first, m_strong, m_theme.text.primary, text(Qt::DisplayRole));
        QRect second(area.left(), first.bottom() + 3, area.width(), lineOf(m_small));
        second.setLeft(second.left() + drawText(painter, second, m_small, color, outcomeWord(outcome)) + Gap);
        drawText(painter, second, m_small, m_theme.text.secondary, text(ImportReportModel::DetailRole));
    }

    /// The width that is taken at the right end.
    int paintScore(QPainter *painter, const QRect &area) const
    {
        const double score = m_index.data(ImportReportModel::ScoreRole).toDouble();
        if (score < 0)
            return 0;
        // Never 1.00 unless all is carried.
        const QString number = QLocale().toString(score < 1 ? std::min(score, 0.99) : 1.0, 'f', 2);
        painter->setFont(m_small);
        painter->setPen(m_theme.text.secondary);
        painter->drawText(area, int(Qt::AlignRight | Qt::AlignVCenter), number);
        return QFontMetrics(m_small).horizontalAdvance(number) + Gap;
    }

    void paintFinding(QPainter *painter) const
    {
        const QRect area = m_option.rect.adjusted(Inset, Inset, -Inset, -Inset);
        drawText(painter, QRect(area.left(), area.top(), area.width(), lineOf(m_code)), m_code, m_theme.text.primary,
                 text(Qt::DisplayRole), Qt::ElideMiddle);
        painter->setFont(m_small);
        painter->setPen(m_theme.text.secondary);
        painter->drawText(area.adjusted(0, lineOf(m_code) + 2, 0, Inset), int(Qt::TextWordWrap),
                          text(ImportReportModel::DetailRole));
    }

    /// The width of what was painted.
    static int drawText(QPainter *painter, const QRect &line, const QFont &font, const QColor &color,
                        const QString &text, Qt::TextElideMode elide = Qt::ElideRight)
    {
        const QString shown = QFontMetrics(font).elidedText(text, elide, line.width());
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine), shown);
        return QFontMetrics(font).horizontalAdvance(shown);
    }

    const QModelIndex &m_index;
    const QStyleOptionViewItem &m_option;
    Theme m_theme;
    QFont m_strong;
    QFont m_small;
    QFont m_code;
};

} // namespace

void ImportReportDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    ReportRow(option, index).paint(painter);
    painter->restore();
}

QSize ImportReportDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {0, ReportRow(option, index).height(widthOf(option, index))};
}

} // namespace Promontory
