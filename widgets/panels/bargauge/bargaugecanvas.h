#pragma once

#include "widgets/common/values/valuelinks.h"
#include "widgets/panels/bargauge/bargaugelayout.h"
#include "widgets/panels/bargauge/bargaugeoptions.h"
#include "widgets/panels/panelview.h"

#include <QWidget>

namespace Promontory {

/// The bars themselves, as large as they need; BarGaugeView scrolls them.
class BarGaugeCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit BarGaugeCanvas(QWidget *parent = nullptr);

    void setValues(std::vector<DisplayValue> values);
    void setOptions(const BarGaugeOptions &options);
    void setContext(const PanelContext &context);
    void setMuted(bool muted);
    /// Fits the bars into what is visible; the widget becomes as large as they then are.
    void fitInto(const QSize &visible);

    const std::vector<DisplayValue> &values() const { return m_values; }
    QList<ShownLink> valueLinks() const;

signals:
    void linkActivated(const QUrl &url);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    bool isVertical(const QSize &visible) const;
    std::vector<QRectF> places() const;
    TextRole textRole() const;
    QFont nameFont() const;
    QFont valueFontOf() const;
    int leftOut() const;
    void paintMore(QPainter &painter, int count) const;
    void paintRow(QPainter &painter, const DisplayValue &value, const BarGaugeRow &row) const;

    std::vector<DisplayValue> m_values;
    ValueLinks m_links;
    BarGaugeOptions m_options;
    PanelContext m_context;
    BarGaugeLayout m_layout;
    QSize m_visible;
    bool m_vertical = false;
    bool m_muted = false;
};

} // namespace Promontory
