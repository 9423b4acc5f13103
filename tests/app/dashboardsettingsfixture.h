#pragma once

#include "app/dashboardsettings/dashboardsettings.h"
#include "app/edit/dashboarddocument.h"
#include "tests/app/heldsource.h"
#include "tests/support/manualclock.h"
#include "widgets/common/formfield.h"
#include "widgets/common/messagestack.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>

#include <memory>

namespace Promontory {

/// The settings of a dashboard over a source that answers when the test says so.
class DashboardSettingsFixture
{
public:
    explicit DashboardSettingsFixture(const Dashboard &dashboard);

    DashboardSettings &open(DashboardSettings::Page page = DashboardSettings::Page::General);
    const Dashboard &now() const { return document.dashboard(); }
    /// The list of variables, annotations or links on the page in front.
    QListWidget *list() const;
    MessageStack &messages() const { return *dialog->findChild<MessageStack *>(); }

    HeldSource source;
    ManualClock clock;
    DashboardDocument document;
    std::unique_ptr<DashboardSettings> dialog;
};

/// The field with this label that is in sight; with "&" taken out.
FormField *fieldIn(const QWidget &window, const QString &label);
/// A button or check box with this text that is in sight.
QAbstractButton *buttonIn(const QWidget &window, const QString &text);
/// Types over what stands in a field.
void typeInto(QWidget *control, const QString &text);
/// Chooses as a person does: the signal tells.
void chooseIn(QWidget *control, const QString &text);

template <typename T>
T *controlIn(const QWidget &window, const QString &label)
{
    FormField *field = fieldIn(window, label);
    return field ? qobject_cast<T *>(field->control()) : nullptr;
}

} // namespace Promontory
