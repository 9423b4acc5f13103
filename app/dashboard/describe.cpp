#include "app/dashboard/dashboardjson.h"
#include "app/dashboard/describedashboard.h"

#include <QCoreApplication>

#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DashboardFile", text);
}

template <typename T>
void readAs(const Json &json, VariableSpec &variable, const ReadPlace &place)
{
    T value;
    ObjectCodec<T>().read(json, value, place);
    variable = std::move(value);
}

void readForeignType(const Json &json, VariableSpec &variable, const ReadPlace &place)
{
    place.adjusted(
        json, tr("%1 is of a kind that this program does not know; it is kept as a constant."));
    readAs<ConstantVariable>(json, variable, ReadPlace(nullptr));
    auto &constant = std::get<ConstantVariable>(variable);
    constant.common.name = speakable(constant.common.name); // no fault is said of what is only kept
    const Json &current = json[u"current"];
    if (constant.value.isEmpty())
        constant.value = (current.isArray() ? current.at(0) : current)[u"value"].toString();
}

using VariableReader = void (*)(const Json &, VariableSpec &, const ReadPlace &);

VariableReader readerOf(const QString &type)
{
    static constexpr std::pair<QStringView, VariableReader> readers[]{
        {u"query", readAs<QueryVariable>},       {u"custom", readAs<CustomVariable>},
        {u"constant", readAs<ConstantVariable>}, {u"interval", readAs<IntervalVariable>},
        {u"text", readAs<TextVariable>},         {u"source", readAs<SourceVariable>},
        {u"filters", readAs<FilterVariable>},    {u"switch", readAs<SwitchVariable>},
        {u"groups", readAs<GroupVariable>},
    };
    for (const auto &[name, reader] : readers) {
        if (name == type)
            return reader;
    }
    return nullptr;
}

} // namespace

void FieldConfigCodec::read(const Json &json, FieldConfig &config, const ReadPlace &place) const
{
    ObjectCodec<FieldConfig>::read(json, config, place);
    if (!config.min || !config.max || *config.min <= *config.max)
        return;
    std::swap(config.min, config.max);
    place.adjusted(json, tr("%1 has a lower limit above its upper limit; they are exchanged."));
}

void GridCodec::read(const Json &json, GridRect &rect, const ReadPlace &place) const
{
    ObjectCodec<GridRect>::read(json, rect, place);
    if (rect.x + rect.width <= GridLimits::Columns)
        return;
    rect.x = GridLimits::Columns - rect.width;
    place.adjusted(json, tr("%1 sticks out of the %2 columns."),
                   QString::number(GridLimits::Columns));
}

void VariableCodec::read(const Json &json, VariableSpec &variable, const ReadPlace &place) const
{
    if (!expectObject(json, place))
        return;
    const Json &type = json[u"type"];
    if (!type.isUndefined() && !expectText(type, place.child(u"type")))
        return;
    const VariableReader reader = readerOf(type.toString());
    (reader ? reader : readForeignType)(json, variable, place);
}

Json VariableCodec::write(const VariableSpec &variable, const Json &before) const
{
    const Json &kept = commonOf(variable).unknown;
    const bool foreign = kept.isObject() && readerOf(kept[u"type"].toString()) == nullptr;
    if (foreign && std::holds_alternative<ConstantVariable>(variable))
        return kept;
    return std::visit(
        [&before](const auto &kind) {
            return ObjectCodec<std::decay_t<decltype(kind)>>().write(kind, before);
        },
        variable);
}

} // namespace Promontory
