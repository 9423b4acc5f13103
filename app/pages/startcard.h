#pragma once

#include "widgets/theme/theme.h"

#include <QAbstractButton>

namespace Promontory {

/// A large button of the start page: an icon beside a title and a line of words, or a picture above them.
class StartCard : public QAbstractButton
{
    Q_OBJECT

public:
    StartCard(const QString &icon, const QString &title, const QString &line, QWidget *parent);

    /// Shows, instead of the icon, a curve in this series colour as the dashboard's picture.
    void setCurve(int series);
    /// Shows the icon where the picture would be.
    void setTall(bool tall);
    void setTheme(const Theme &theme);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void paintFrame(QPainter &painter) const;
    void paintCurve(QPainter &painter, const QRectF &place) const;
    void paintWords(QPainter &painter, const QRect &place) const;

    Theme m_theme;
    QString m_icon;
    QString m_line;
    int m_series = -1;
    bool m_tall = false;
};

} // namespace Promontory
