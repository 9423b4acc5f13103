#include "tests/app/variablespagefixture.h"

#include "app/dashboardsettings/variablepreview.h"

#include <QLabel>
#include <QTest>

namespace Promontory {

using namespace Qt::StringLiterals;

void VariablesPageTest::setUp()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_dashboard = {};
    m_dashboard.title = u"Shop"_s;
    PanelSpec panel;
    panel.id = {qint64(1)};
    panel.title = u"Of $job"_s;
    panel.queries = {Query()};
    panel.queries[0].expression = u"up{job=~\"${job:regex}\"}"_s;
    m_dashboard.panels = {panel};
    m_fixture = std::make_unique<DashboardSettingsFixture>(m_dashboard);
}

void VariablesPageTest::use(const QList<VariableSpec> &variables)
{
    m_dashboard.variables = variables;
    m_fixture->document.reset(m_dashboard);
}

QListWidget *VariablesPageTest::values() const
{
    const auto *preview = m_fixture->dialog->findChild<VariablePreview *>();
    return preview->findChild<QListWidget *>();
}

/// The first sentence in sight that holds this text.
QString VariablesPageTest::saying(const QString &text) const
{
    const QList<QLabel *> labels = m_fixture->dialog->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible() && label->text().contains(text))
            return label->text();
    }
    return {};
}

} // namespace Promontory
