#pragma once

#include "widgets/theme/theme.h"

#include <QHeaderView>

namespace Promontory {

/// The head of a table: 22 high, small, with an arrow behind the title of the sorted column.
class FrameTableHeader : public QHeaderView
{
    Q_OBJECT

public:
    static constexpr int Height = 22;

    explicit FrameTableHeader(QWidget *parent);

    void setTheme(const Theme &theme);
    /// Width a title needs, its arrow included.
    int naturalWidth(const QString &title) const;
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    Theme m_theme;
};

} // namespace Promontory
