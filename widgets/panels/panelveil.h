#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

#include <optional>

namespace Promontory {

/// What lies over the picture of a panel: dimming, hatching of what is missing, the corner of a
/// partial answer. Lets every event through.
class PanelVeil : public QWidget
{
    Q_OBJECT

public:
    struct Look
    {
        qreal dim = 0;                 ///< how much of the picture is taken away, 0 to 1
        std::optional<QRectF> missing; ///< hatched, with an edge at its left
        bool hatchedAll = false;
        bool corner = false;

        bool isEmpty() const { return dim <= 0 && !missing && !hatchedAll && !corner; }
        bool operator==(const Look &) const = default;
    };

    explicit PanelVeil(QWidget *parent);

    void setTheme(const Theme &theme);
    void setLook(const Look &look);
    const Look &look() const { return m_look; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintMissing(QPainter &painter) const;
    void paintCorner(QPainter &painter) const;

    Theme m_theme;
    Look m_look;
};

} // namespace Promontory
