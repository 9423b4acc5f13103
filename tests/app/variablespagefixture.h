#pragma once

#include "tests/app/dashboardsettingsfixture.h"

#include <QListWidget>

namespace Promontory {

template <typename Kind>
Kind named(const QString &name)
{
    Kind variable;
    variable.common.name = name;
    return variable;
}

inline QueryVariable queryVariable(const QString &name, const QString &query)
{
    auto variable = named<QueryVariable>(name);
    variable.query = query;
    return variable;
}

/// What tests of the variables' page of the settings share: a dashboard with one panel that names $job, and the
/// hands on the page.
class VariablesPageTest : public QObject
{
protected:
    using Page = DashboardSettings::Page;

    void setUp();
    void tearDown() { m_fixture.reset(); }
    void use(const QList<VariableSpec> &variables);
    DashboardSettings &open() { return m_fixture->open(Page::Variables); }
    void select(int row) { m_fixture->list()->setCurrentRow(row); }
    void type(const QString &label, const QString &text)
    {
        typeInto(controlIn<QWidget>(*m_fixture->dialog, label), text);
    }
    void choose(const QString &label, const QString &text)
    {
        chooseIn(controlIn<QWidget>(*m_fixture->dialog, label), text);
    }
    void click(const QString &text) { buttonIn(*m_fixture->dialog, text)->click(); }
    const VariableSpec &now(qsizetype index = 0) const
    {
        return m_fixture->now().variables.at(index);
    }
    QListWidget *values() const;
    QString saying(const QString &text) const;

    Dashboard m_dashboard;
    std::unique_ptr<DashboardSettingsFixture> m_fixture;
};

} // namespace Promontory
