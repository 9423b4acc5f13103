#include "widgets/common/values/listtext.h"

#include <QStringList>

namespace Promontory {

QString listText(const Reducer &reducer, std::span<const double> values, const FieldConfig &config,
                 const FormatContext &context)
{
    constexpr std::size_t MostValues = 100;
    const std::vector<double> listed = listedValues(reducer, values, MostValues + 1);
    QStringList texts;
    for (std::size_t i = 0; i < std::min(listed.size(), MostValues); ++i)
        texts.append(formatValue(listed[i], config, context).joined());
    if (listed.size() > MostValues)
        texts.append(QString(QChar(0x2026)));
    return texts.join(QStringLiteral(", "));
}

} // namespace Promontory
