#pragma once

#include "app/window/importreporttexts.h"

#include <QWidget>

namespace Promontory {

/// How many panels came out how, as one bar.
class OutcomeBar : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeBar(QWidget *parent = nullptr);

    void setCounts(const OutcomeCounts &counts);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    OutcomeCounts m_counts;
};

} // namespace Promontory
