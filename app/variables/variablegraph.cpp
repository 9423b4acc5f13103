#include "app/variables/variablegraph.h"

#include "app/variables/interpolate.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct GraphTexts
{
    Q_DECLARE_TR_FUNCTIONS(VariableGraph)
};

struct Dependencies
{
    QStringList operator()(const QueryVariable &variable) const
    {
        return referencedVariables(variable.query + u' ' + variable.regex + u' ' + variable.sourceId);
    }
    QStringList operator()(const SourceVariable &variable) const { return referencedVariables(variable.regex); }
    QStringList operator()(const FilterVariable &variable) const { return referencedVariables(variable.sourceId); }
    QStringList operator()(const GroupVariable &variable) const { return referencedVariables(variable.sourceId); }
    template <typename Other>
    QStringList operator()(const Other &) const
    {
        return {};
    }
};

struct Node
{
    QString name;
    QList<qsizetype> needs; // indexes of variables that exist
    bool done = false;
    int depth = 1;
};

std::vector<Node> nodesOf(const QList<VariableSpec> &variables)
{
    std::vector<Node> nodes(static_cast<std::size_t>(variables.size()));
    QHash<QString, qsizetype> places;
    for (qsizetype i = variables.size() - 1; i >= 0; --i) {
        nodes[static_cast<std::size_t>(i)].name = commonOf(variables[i]).name;
        places.insert(commonOf(variables[i]).name, i);
    }
    for (qsizetype i = 0; i < variables.size(); ++i) {
        const QStringList names = dependenciesOf(variables[i]);
        for (const QString &name : names) {
            const auto place = places.constFind(name);
            if (place != places.cend())
                nodes[static_cast<std::size_t>(i)].needs.append(*place);
        }
    }
    return nodes;
}

bool isReady(const Node &node, const std::vector<Node> &nodes)
{
    return std::all_of(node.needs.begin(), node.needs.end(),
                       [&nodes](qsizetype need) { return nodes[static_cast<std::size_t>(need)].done; });
}

// Takes the first variable in the document's order whose dependencies are done; false if there is none.
bool takeNext(std::vector<Node> &nodes, VariableOrder &order)
{
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        Node &node = nodes[i];
        if (node.done || !isReady(node, nodes))
            continue;
        for (const qsizetype need : std::as_const(node.needs))
            node.depth = std::max(node.depth, nodes[static_cast<std::size_t>(need)].depth + 1);
        node.done = true;
        order.indexes.append(static_cast<qsizetype>(i));
        return true;
    }
    return false;
}

// Whether the variable comes back to itself over variables that could not be ordered.
bool isOnCircle(std::size_t start, const std::vector<Node> &nodes)
{
    std::vector<bool> seen(nodes.size(), false);
    std::vector<std::size_t> open{start};
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        for (const qsizetype need : nodes[at].needs) {
            const auto next = static_cast<std::size_t>(need);
            if (next == start)
                return true;
            if (!seen[next] && !nodes[next].done) {
                seen[next] = true;
                open.push_back(next);
            }
        }
    }
    return false;
}

void reportCircles(const std::vector<Node> &nodes, VariableOrder &order)
{
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].done && isOnCircle(i, nodes)) {
            order.errors.insert(nodes[i].name,
                                {ErrorKind::Syntax,
                                 GraphTexts::tr("The variable %1 depends on itself.").arg(nodes[i].name), {}});
        }
    }
}

void reportDepth(const std::vector<Node> &nodes, VariableOrder &order)
{
    for (const Node &node : nodes) {
        if (node.depth > DeepestVariableChain) {
            const QString message = GraphTexts::tr("The variable %1 depends on a chain of more than %2 variables.")
                                        .arg(node.name, QString::number(DeepestVariableChain));
            order.errors.insert(node.name, {ErrorKind::TooLarge, message, {}});
        }
    }
}

} // namespace

QStringList dependenciesOf(const VariableSpec &variable)
{
    return std::visit(Dependencies(), variable);
}

VariableOrder orderVariables(const QList<VariableSpec> &variables)
{
    VariableOrder order;
    std::vector<Node> nodes = nodesOf(variables);
    while (takeNext(nodes, order)) { }
    reportCircles(nodes, order);
    // Circles count as done with their error; what hangs on them follows.
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].done && order.errors.contains(nodes[i].name)) {
            nodes[i].done = true;
            order.indexes.append(static_cast<qsizetype>(i));
        }
    }
    while (takeNext(nodes, order)) { }
    reportDepth(nodes, order);
    return order;
}

QList<ReadFault> variableFaults(const QList<VariableSpec> &variables)
{
    QList<ReadFault> faults;
    const VariableOrder order = orderVariables(variables);
    for (const VariableSpec &variable : variables) {
        const VariableCommon &common = commonOf(variable);
        const auto error = order.errors.constFind(common.name);
        if (error != order.errors.cend())
            addFault(faults, {error->message, std::max<qsizetype>(0, common.unknown.offset()), true});
    }
    return faults;
}

QStringList dependentsOf(const QString &name, const QList<VariableSpec> &variables)
{
    QStringList changed{name};
    const VariableOrder order = orderVariables(variables);
    for (const qsizetype index : order.indexes) {
        const QString own = commonOf(variables[index]).name;
        const QStringList needs = dependenciesOf(variables[index]);
        const bool affected = std::any_of(needs.begin(), needs.end(),
                                          [&changed](const QString &need) { return changed.contains(need); });
        if (affected && !changed.contains(own))
            changed.append(own);
    }
    return changed.mid(1);
}

} // namespace Promontory
