#include "tests/app/dashboardsettingsfixture.h"

#include <QPlainTextEdit>
#include <QTest>

namespace Promontory {

using namespace Qt::StringLiterals;

DashboardSettingsFixture::DashboardSettingsFixture(const Dashboard &dashboard) : document(dashboard)
{
}

DashboardSettings &DashboardSettingsFixture::open(DashboardSettings::Page page)
{
    const SettingsContext context{[this](const QString &) { return &source; },
                                  [](const QString &id) { return id.isEmpty() ? u"held"_s : id; },
                                  [] {
                                      return QList<VariableOption>{{u"Held"_s, u"held"_s}};
                                  },
                                  clock,
                                  [](const Dashboard &settings) {
                                      VariableResolver::Surroundings surroundings;
                                      surroundings.dashboardSourceId = settings.sourceId;
                                      return surroundings;
                                  },
                                  [] { return QHash<QString, QStringList>(); }};
    dialog = std::make_unique<DashboardSettings>(document, context);
    dialog->show();
    dialog->activateWindow();
    if (!QTest::qWaitForWindowActive(
            dialog.get())) // shortcuts and the focus belong to the active window
        qWarning("The window does not become active.");
    dialog->showPage(page);
    return *dialog;
}

QListWidget *DashboardSettingsFixture::list() const
{
    const QStringList names{u"Variables"_s, u"Annotations"_s, u"Links"_s};
    const QList<QListWidget *> lists = dialog->findChildren<QListWidget *>();
    for (QListWidget *list : lists) {
        if (list->isVisible() && names.contains(list->accessibleName()))
            return list;
    }
    return nullptr;
}

FormField *fieldIn(const QWidget &window, const QString &label)
{
    const QList<FormField *> fields = window.findChildren<FormField *>();
    for (FormField *field : fields) {
        if (field->isVisible() && field->control()->accessibleName() == label)
            return field;
    }
    return nullptr;
}

QAbstractButton *buttonIn(const QWidget &window, const QString &text)
{
    const QList<QAbstractButton *> buttons = window.findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (button->isVisible() && QString(button->text()).remove(u'&') == text)
            return button;
    }
    return nullptr;
}

void typeInto(QWidget *control, const QString &text)
{
    control->setFocus();
    if (auto *line = qobject_cast<QLineEdit *>(control)) {
        line->selectAll();
    } else if (auto *edit = qobject_cast<QPlainTextEdit *>(control)) {
        edit->selectAll();
    } else if (auto *combo = qobject_cast<QComboBox *>(control)) {
        combo->lineEdit()->selectAll();
        control = combo->lineEdit();
    }
    if (text.isEmpty())
        QTest::keyClick(control, Qt::Key_Delete);
    else
        QTest::keyClicks(control, text);
}

void chooseIn(QWidget *control, const QString &text)
{
    auto *combo = qobject_cast<QComboBox *>(control);
    combo->setCurrentIndex(combo->findText(text));
    emit combo->activated(combo->currentIndex());
}

} // namespace Promontory
