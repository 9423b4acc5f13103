#include "app/edit/variablerenames.h"

#include "app/edit/templatetexts.h"
#include "app/variables/interpolate.h"
#include "app/variables/templateparts.h"

#include <QSet>

#include <algorithm>

namespace Promontory {

namespace {

/// The names that one part of a dashboard refers to.
template <typename Part>
QSet<QString> namesIn(const Part &part)
{
    QSet<QString> names;
    const TemplateMap note{[&names](const QString &text) {
                               for (const QString &name : referencedVariables(text))
                                   names.insert(name);
                               return text;
                           },
                           [&names](const QString &name) {
                               names.insert(name);
                               return name;
                           }};
    mapTemplates(part, note);
    return names;
}

template <typename Parts, typename Count>
void countUses(const Parts &parts, QHash<QString, VariableUses> &uses, const Count &count)
{
    for (const auto &part : parts) {
        for (const QString &name : namesIn(part))
            count(uses[name]);
    }
}

} // namespace

QString renameReferences(const QString &text, const QHash<QString, QString> &names)
{
    if (names.isEmpty() || (!text.contains(u'$') && !text.contains(u'[')))
        return text;
    QString renamed;
    for (const TemplatePart &part : templateParts(text)) {
        const auto name = part.isReference() ? names.constFind(part.name.toString()) : names.cend();
        if (name == names.cend()) {
            renamed += part.text;
            continue;
        }
        const qsizetype before = part.name.begin() - part.text.begin();
        renamed += part.text.left(before);
        renamed += *name;
        renamed += part.text.mid(before + part.name.size());
    }
    return renamed;
}

Dashboard renameReferences(Dashboard dashboard, const QHash<QString, QString> &names)
{
    if (names.isEmpty())
        return dashboard;
    return mapTemplates(std::move(dashboard),
                        {[&names](const QString &text) { return renameReferences(text, names); },
                         [&names](const QString &name) { return names.value(name, name); }});
}

Dashboard renameVariables(Dashboard dashboard, const QList<VariableRename> &renames)
{
    QHash<QString, QString> names;
    QHash<QString, QString> references;
    for (const VariableRename &rename : renames) {
        names.insert(rename.from, rename.to);
        if (rename.withReferences)
            references.insert(rename.from, rename.to);
    }
    for (qsizetype i = 0; i < dashboard.variables.size(); ++i) {
        const auto name = names.constFind(commonOf(dashboard.variables.at(i)).name);
        if (name != names.cend())
            commonOf(dashboard.variables[i]).name = *name;
    }
    return renameReferences(std::move(dashboard), references);
}

QHash<QString, QString> renamedVariables(const QList<VariableSpec> &before,
                                         const QList<VariableSpec> &after)
{
    const auto namesOf = [](const QList<VariableSpec> &variables) {
        QSet<QString> names;
        for (const VariableSpec &variable : variables)
            names.insert(commonOf(variable).name);
        return names;
    };
    const QSet<QString> old = namesOf(before);
    const QSet<QString> current = namesOf(after);
    QHash<QString, QString> renamed;
    for (qsizetype i = 0; i < std::min(before.size(), after.size()); ++i) {
        const QString &from = commonOf(before.at(i)).name;
        const QString &to = commonOf(after.at(i)).name;
        if (before.at(i).index() == after.at(i).index() && !current.contains(from) &&
            !old.contains(to))
            renamed.insert(from, to);
    }
    return renamed;
}

QHash<QString, VariableUses> variableUses(const Dashboard &dashboard)
{
    QHash<QString, VariableUses> uses;
    const auto inPanel = [](VariableUses &one) { ++one.panels; };
    const auto elsewhere = [](VariableUses &one) { ++one.others; };
    countUses(dashboard.panels, uses, inPanel);
    for (Row row : dashboard.rows) {
        countUses(row.folded, uses, inPanel);
        row.folded.clear();
        countUses(QList<Row>{row}, uses, elsewhere);
    }
    countUses(dashboard.annotations, uses, elsewhere);
    countUses(dashboard.links, uses, elsewhere);
    for (const QString &name : referencedVariables(dashboard.sourceId))
        ++uses[name].others;
    for (const VariableSpec &variable : dashboard.variables) {
        const QString &own = commonOf(variable).name;
        for (const QString &name : namesIn(variable)) {
            if (name != own)
                uses[name].variables.append(own);
        }
    }
    return uses;
}

} // namespace Promontory
