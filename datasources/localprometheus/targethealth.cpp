#include "datasources/localprometheus/targethealth.h"

#include "datasources/json/json.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype LongestError = 300;

TargetHealth::State stateOf(const QString &health)
{
    if (health == "up"_L1)
        return TargetHealth::State::Up;
    return health == "down"_L1 ? TargetHealth::State::Down : TargetHealth::State::Unknown;
}

int positionOf(const Json &target)
{
    const QString pool = target[u"scrapePool"].toString();
    return QStringView(pool).mid(pool.lastIndexOf(u'-') + 1).toInt();
}

TargetHealth healthOf(const Json &target)
{
    TargetHealth health;
    health.url = target[u"scrapeUrl"].toString();
    health.job = target[u"labels"][u"job"].toString();
    health.state = stateOf(target[u"health"].toString());
    health.error = target[u"lastError"].toString().left(LongestError);
    health.scrapeMs = target[u"lastScrapeDuration"].toDouble() * 1000;
    return health;
}

} // namespace

Result<QList<TargetHealth>> parseTargetHealth(const QByteArray &body)
{
    const auto parsed = parseJson(body);
    const Json root = parsed ? *parsed : Json();
    const Json &active = root[u"data"][u"activeTargets"];
    if (root[u"status"].toString() != "success"_L1 || !active.isArray()) {
        return failure(ErrorKind::BadResponse,
                       QCoreApplication::translate("Promontory::TargetHealth",
                                                   "The list of targets cannot be read."));
    }
    QList<Json> targets = active.items();
    std::stable_sort(targets.begin(), targets.end(), [](const Json &left, const Json &right) {
        return positionOf(left) < positionOf(right);
    });
    QList<TargetHealth> healths;
    healths.reserve(targets.size());
    for (const Json &target : std::as_const(targets))
        healths.append(healthOf(target));
    return healths;
}

} // namespace Promontory
