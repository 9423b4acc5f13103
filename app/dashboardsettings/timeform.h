#pragma once

#include "app/dashboard/dashboard.h"
#include "datasources/base/clock.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QToolButton;

namespace Promontory {

class ChoiceField;
class FormField;
class TextField;
class TimeZoneMenu;

/// The fields of a dashboard that are about time.
class TimeForm : public QWidget
{
    Q_OBJECT

public:
    explicit TimeForm(const Clock &clock, QWidget *parent = nullptr);

    void setDashboard(const Dashboard &dashboard);
    /// Texts that cannot be used leave what was there.
    void applyTo(Dashboard &dashboard) const;
    /// Says below the fields what is wrong; true: nothing is.
    bool check();
    /// The first field that is wrong; null: none.
    QWidget *faulty() const;

signals:
    void edited();

private:
    void setUpControls();
    void fillChoices();
    void layOut();
    void connectParts();
    void showZone(const QString &zone);
    void setRange(const TimeSpec &range);
    Result<TimeSpec> typedRange() const;
    QList<FormField *> checkedFields() const;

    const Clock &m_clock;
    Dashboard m_loaded;
    QString m_zone;
    TextField *m_from;
    TextField *m_to;
    QToolButton *m_quick;
    QComboBox *m_refresh;
    QToolButton *m_zoneButton;
    TimeZoneMenu *m_zones;
    ChoiceField *m_weekStart;
    ChoiceField *m_fiscalStart;
    TextField *m_delay;
    TextField *m_offered;
    QCheckBox *m_hidden;
    FormField *m_fromField;
    FormField *m_toField;
    FormField *m_refreshField;
    FormField *m_delayField;
    FormField *m_offeredField;
};

} // namespace Promontory
