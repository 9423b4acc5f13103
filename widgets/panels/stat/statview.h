#pragma once

#include "widgets/common/values/valuelinks.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/stat/statlayout.h"
#include "widgets/panels/stat/statoptions.h"

namespace Promontory {

/// Big numbers, each with its name, its change and a line of its past.
class StatView : public PanelView
{
    Q_OBJECT

public:
    explicit StatView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    void setContext(const PanelContext &context) override;
    void setData(const PanelData &answer) override;
    void setMuted(bool muted) override;
    void paintTo(QPainter *painter, const QRectF &target) override;
    QString summary() const override;
    QList<ShownLink> valueLinks() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Item
    {
        DisplayValue value;
        FormattedValue shown; ///< what stands large: the value, or the name
        QString name;         ///< below the value; may be empty
        QString change;       ///< "+1.0 % in 1 h"; may be empty
        QString shortChange;  ///< without the time, where there is little room
        double changeBy = 0;
    };
    struct Colors
    {
        QColor fill, value, unit, line, spark;
    };

    void rebuild();
    void addItem(const DisplayValue &value, bool several);
    void addChange(Item &item) const;
    bool hasBackground() const;
    StatLayout layoutFor(const QSizeF &size) const;
    std::vector<QRectF> places() const;
    bool fits(const StatLayout &layout) const;
    Colors colorsOf(const Item &item) const;
    QColor changeColor(const Item &item, const Colors &colors) const;
    void paintAll(QPainter &painter, const QSizeF &size) const;
    void paintItem(QPainter &painter, const Item &item, const StatCell &cell,
                   double valueSize) const;
    void paintLine(QPainter &painter, const Item &item, const StatCell &cell,
                   const QRectF &room, const Colors &colors) const;
    void paintMore(QPainter &painter, const QSizeF &size, int left) const;
    QFont lineFont() const;

    StatOptions m_options;
    PanelContext m_context;
    PanelData m_data;
    std::vector<Item> m_items;
    ValueLinks m_links;
    bool m_muted = false;
};

} // namespace Promontory
