#pragma once

#include "widgets/panels/alertlist/alertentries.h"
#include "widgets/panels/shared/listpanelview.h"

namespace Promontory {

/// An alert list panel: alerts of a source's rules as a list, or their number.
class AlertListView : public ListPanelView
{
    Q_OBJECT

public:
    explicit AlertListView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    QString summary() const override;
    /// How many alerts the number tells; nothing while the panel shows a list.
    std::optional<int> count() const { return m_count; }

protected:
    void prepare() override;
    void draw() override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showCount(const QList<AlertGroup> &groups);

    AlertListOptions m_options;
    QList<AlertRow> m_rows;
    std::optional<int> m_count;
    AlertState m_worst = AlertState::Normal;
};

} // namespace Promontory
