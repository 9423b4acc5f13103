#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

class QLabel;
class QLayout;

namespace Promontory {

class StartCard;

/// What the window shows while no dashboard is open: the ways to begin.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

signals:
    void connectRequested();              ///< a server by its address
    void localRequested();                ///< a /metrics address, a local Prometheus
    void openRequested();
    void newRequested();
    void shippedRequested(const QString &name); ///< "django", "node", "prometheus"

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StartCard *card(const QString &icon, const QString &title, const QString &line);
    QLayout *beginnings();
    QLayout *readyMade();
    void paintSea(QPainter &painter, const QSizeF &size) const;
    void paintFlag(QPainter &painter, const QPointF &foot) const;

    Theme m_theme;
    QList<StartCard *> m_cards;
    QLabel *m_title;
    QLabel *m_slogan;
    QLabel *m_heading;
    QLabel *m_hint;
};

} // namespace Promontory
