#pragma once

#include "widgets/common/values/displayvalue.h"
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
    using QWidget::QWidget;

    void setValues(std::vector<DisplayValue> values);
    void setOptions(const BarGaugeOptions &options);
    void setContext(const PanelContext &context);
    void setMuted(bool muted);
    /// Fits the bars into what is visible; the widget becomes as large as they then are.
    void fitInto(const QSize &visible);

    const std::vector<DisplayValue> &values() const { return m_values; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    bool isVertical(const QSize &visible) const;
    TextRole textRole() const;
    QFont nameFont() const;
    QFont valueFontOf() const;
    void paintRow(QPainter &painter, const DisplayValue &value, const BarGaugeRow &row) const;

    std::vector<DisplayValue> m_values;
    BarGaugeOptions m_options;
    PanelContext m_context;
    BarGaugeLayout m_layout;
    bool m_vertical = false;
    bool m_muted = false;
};

} // namespace Promontory
