#include "app/import/exportgrafana.h"

#include "app/import/exportedited.h"
#include "app/import/exportfull.h"
#include "app/import/exportshare.h"
#include "app/import/grafanaform.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaExport", text);
}

/// What the classic form has no words for.
QStringList lossesOf(const GrafanaModel &found)
{
    QStringList notices;
    const QByteArray layout = writeJsonCompact(found.model[u"layout"]);
    if (layout.contains("\"TabsLayout\""))
        notices.append(tr("Tabs became rows."));
    if (layout.contains("AutoGridLayout"))
        notices.append(tr("Panels that placed themselves stand on the grid."));
    if (layout.contains("\"conditionalRendering\""))
        notices.append(tr("Conditions for showing panels were left out."));
    return notices;
}

} // namespace

GrafanaExport exportGrafana(const Dashboard &dashboard, GrafanaForm form, const QHash<QString, QString> &sourceNames)
{
    const auto found = findGrafanaModel(dashboard.original);
    if (form == GrafanaForm::Own && found)
        return editedOriginal(dashboard);
    GrafanaExport result{classicDocument(dashboard), {}};
    if (found && found->form == GrafanaModel::Form::V2)
        result.notices = lossesOf(*found);
    if (form == GrafanaForm::Share) {
        const Json inputs = found ? found->model[u"__inputs"] : Json();
        result.document = sharedDocument(result.document, inputs, sourceNames, result.notices);
    }
    return result;
}

} // namespace Promontory
