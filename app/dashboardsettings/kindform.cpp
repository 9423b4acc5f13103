#include "app/dashboardsettings/kindform.h"

#include "app/dashboardsettings/fieldedits.h"

#include <QSignalBlocker>

namespace Promontory {

using namespace Qt::StringLiterals;

void offerSources(ChoiceField &field, const SourceOffer &offer, const QString &defaultText)
{
    const QSignalBlocker blocker(field);
    const QString value = field.value();
    field.clear();
    field.addChoice(defaultText, QString());
    for (const VariableOption &source : offer.sources)
        field.addChoice(source.text, source.value);
    for (const QString &name : offer.variables) {
        const QString reference = u"${"_s + name + u'}';
        field.addChoice(reference, reference);
    }
    showSource(field, value);
}

void showSource(ChoiceField &field, const QString &sourceId)
{
    field.setValue(sourceId, KindForm::tr("%1 (not configured here)").arg(sourceId.left(60)));
}

} // namespace Promontory
