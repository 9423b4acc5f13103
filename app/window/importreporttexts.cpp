#include "app/window/importreporttexts.h"

#include <QCoreApplication>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

using Outcome = PanelReport::Outcome;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Promontory::ImportReport)
};

} // namespace

OutcomeCounts countOutcomes(const ImportReport &report)
{
    OutcomeCounts counts;
    for (const PanelReport &panel : report.panels) {
        if (panel.type == "row"_L1)
            continue;
        counts.exact += panel.outcome == Outcome::Exact ? 1 : 0;
        counts.approximated += panel.outcome == Outcome::Approximated ? 1 : 0;
        counts.placeholder += panel.outcome == Outcome::Placeholder ? 1 : 0;
    }
    return counts;
}

QString outcomeText(const ImportReport &report)
{
    const OutcomeCounts counts = countOutcomes(report);
    QStringList parts{Text::tr("%n panels exact", nullptr, counts.exact)};
    if (counts.approximated > 0)
        parts.append(Text::tr("%1 approximated").arg(QString::number(counts.approximated)));
    if (counts.placeholder > 0)
        parts.append(Text::tr("%n placeholders", nullptr, counts.placeholder));
    return parts.join(u", "_s);
}

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Exact:
        return Text::tr("Exact");
    case Outcome::Approximated:
        return Text::tr("Approximated");
    case Outcome::Placeholder:
        break;
    }
    return Text::tr("Placeholder");
}

QString outcomeIcon(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Exact:
        return u"check"_s;
    case Outcome::Approximated:
        return u"info"_s;
    case Outcome::Placeholder:
        break;
    }
    return u"unknown"_s;
}

double scoreOf(const KeyCounts &keys)
{
    const int all = keys.exact + keys.approximated + keys.ignored;
    return all > 0 ? (keys.exact + keys.approximated / 2.0) / all : 1.0;
}

} // namespace Promontory
