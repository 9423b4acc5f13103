#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace Promontory {

/// A piece of a template: text that stays, or a reference to a variable.
struct TemplatePart
{
    QStringView text; ///< as it stands in the template
    QStringView name; ///< empty: literal text
    QStringView path; ///< of ${name.path} and ${name["path"]}, without quotes
    QStringView format;

    bool isReference() const { return !name.isEmpty(); }
};

/// Cuts a template into literals and references ($name, ${name.path:format}, [[name:format]]). The
/// views point into the text, which has to outlive them.
QList<TemplatePart> templateParts(QStringView text);

} // namespace Promontory
