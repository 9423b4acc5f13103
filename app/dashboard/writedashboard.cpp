#include "app/dashboard/dashboardjson.h"
#include "app/dashboard/describedashboard.h"

namespace Promontory {

namespace {

/// A visitor that forgets the objects of the file, see FieldReader.
class FilePartsEraser
{
public:
    void source(Json &kept) { kept = Json(); }
    void constant(QStringView, const Json &) {}

    template <typename T, typename Codec>
    void field(QStringView, T &value, const Codec &, const std::type_identity_t<T> & = {})
    {
        erase(value);
    }

    template <typename T, typename Codec>
    void required(QStringView, T &value, const Codec &, const std::type_identity_t<T> & = {})
    {
        erase(value);
    }

private:
    template <typename T>
    void erase(T &)
    {
    }

    template <typename T>
    requires requires(T &item) { describe(std::declval<FilePartsEraser &>(), item); }
    void erase(QList<T> &values)
    {
        for (T &value : values)
            describe(*this, value);
    }

    void erase(QList<VariableSpec> &values)
    {
        for (VariableSpec &value : values)
            commonOf(value).unknown = Json();
    }
};

} // namespace

QByteArray writeDashboard(const Dashboard &dashboard)
{
    return writeJson(ObjectCodec<Dashboard>().write(dashboard, Json()));
}

Dashboard withoutFileParts(Dashboard dashboard)
{
    FilePartsEraser eraser;
    describe(eraser, dashboard);
    return dashboard;
}

PanelSpec withoutFileParts(PanelSpec panel)
{
    FilePartsEraser eraser;
    describe(eraser, panel);
    return panel;
}

QByteArray writePanel(const PanelSpec &panel)
{
    return writeJson(ObjectCodec<PanelSpec>().write(panel, Json()));
}

} // namespace Promontory
