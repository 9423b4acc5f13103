#pragma once

#include <QString>
#include <QStringList>

namespace Promontory {

/// The expression with these matchers (`job="api"`) in each of its vector selectors, except where the same
/// matcher stands already. Reads PromQL by its words; what is none stays as it is.
QString withMatchers(const QString &expression, const QStringList &matchers);

} // namespace Promontory
