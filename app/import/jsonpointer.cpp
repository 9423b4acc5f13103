#include "app/import/jsonpointer.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype WorthAnIndex = 32;

QStringList partsOf(const QString &pointer)
{
    QStringList parts = pointer.split(u'/').mid(1);
    for (QString &part : parts)
        part.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
    return parts;
}

Json withValue(const Json &tree, QStringList parts, const Json &value)
{
    if (parts.isEmpty())
        return value;
    const QString part = parts.takeFirst();
    Json result = tree;
    if (!tree.isArray()) {
        result.set(part, withValue(tree[part], parts, value));
        return result;
    }
    bool isIndex = false;
    const qsizetype index = part.toLongLong(&isIndex);
    if (isIndex && index == tree.size())
        result.append(withValue({}, parts, value));
    else if (isIndex && index >= 0 && index < tree.size())
        result.replaceItem(index, withValue(tree.at(index), parts, value));
    return result;
}

} // namespace

const Json &valueAt(const Json &document, const QString &pointer)
{
    const Json *value = &document;
    for (const QString &part : partsOf(pointer))
        value = value->isArray() ? &value->at(part.toLongLong()) : &(*value)[part];
    return *value;
}

const Json &PointerIndex::at(const QString &pointer)
{
    const Json *value = &m_document;
    for (const QString &part : partsOf(pointer))
        value = value->isArray() ? &value->at(part.toLongLong()) : &memberOf(*value, part);
    return *value;
}

const Json &PointerIndex::memberOf(const Json &object, const QString &key)
{
    if (object.size() < WorthAnIndex)
        return object[key];
    QHash<QString, const Json *> &members = m_members[&object];
    if (members.isEmpty()) {
        for (const JsonMember &member : object.members())
            members.insert(member.key, &member.value);
    }
    const Json *member = members.value(key);
    return member ? *member : object[key];
}

Json withValueAt(const Json &document, const QString &pointer, const Json &value)
{
    return withValue(document, partsOf(pointer), value);
}

QString pointerPart(QString name)
{
    return name.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

QString readablePath(const QString &pointer)
{
    QString path;
    for (const QString &part : partsOf(pointer)) {
        bool isIndex = false;
        part.toInt(&isIndex);
        path += isIndex ? QString(u'[' + part + u']') : QString((path.isEmpty() ? u""_s : u"."_s) + part);
    }
    return path;
}

} // namespace Promontory
