#include "app/import/valuefaults.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

constexpr qsizetype LongestWord = 60;

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaImport", text);
}

} // namespace

QString noTextMessage()
{
    return tr("A text was expected here; this value is not used.");
}

QString noFlagMessage()
{
    return tr("True or false was expected here; this value is not used.");
}

QString noNumberMessage(const Json &value)
{
    if (value.isNumber())
        return tr("This number is too large to compute with; it is not used.");
    return tr("A number was expected here; this value is not used.");
}

QString noListMessage()
{
    return tr("A list was expected here; this value is not used.");
}

QString oddValueMessage()
{
    return tr("This value is not of the form that Grafana writes; it is not used.");
}

QString outOfBoundsMessage(double taken)
{
    return tr("This number is out of bounds; %1 is taken.").arg(QString::number(taken));
}

QString unknownWordMessage(const QString &word, const QString &taken)
{
    return tr("“%1” is not known here; “%2” is taken.").arg(word.left(LongestWord), taken);
}

QString undrawnMessage()
{
    return tr("Panels of this type are not drawn here; their data are shown as a table.");
}

QString unknownNameMessage(const QString &name)
{
    return tr("“%1” is not known here; it is left out.").arg(name.left(LongestWord));
}

QString longTextMessage(qint64 most)
{
    return tr("Of this text the first %1 characters are read.").arg(QString::number(most));
}

QString unknownReducerMessage(const QString &id)
{
    return tr("The calculation “%1” is not known here.").arg(id.left(LongestWord));
}

bool saysNothing(const Json &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty());
}

} // namespace Promontory
