#include "app/window/viewtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Promontory {

using namespace Qt::StringLiterals;

QString viewToText(const PageView &view)
{
    QJsonObject variables;
    for (auto it = view.variables.cbegin(); it != view.variables.cend(); ++it)
        variables.insert(it.key(), QJsonArray::fromStringList(it.value()));
    const QJsonObject object{{u"from"_s, view.range.from},
                             {u"to"_s, view.range.to},
                             {u"variables"_s, variables}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<PageView> viewFromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    PageView view;
    view.range = {object[u"from"].toString(), object[u"to"].toString()};
    if (!resolve(view.range, 0, QTimeZone::utc()))
        return std::nullopt;
    const QJsonObject variables = object[u"variables"].toObject();
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        QStringList values;
        for (const QJsonValue &value : it->toArray())
            values.append(value.toString());
        view.variables.insert(it.key(), values);
    }
    return view;
}

} // namespace Promontory
