#include "datasources/prometheus/alertdecoder.h"

#include "datasources/json/json.h"
#include "datasources/prometheus/jsonwalk.h"
#include "datasources/prometheus/sampletext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>

namespace Promontory {

using namespace Qt::StringLiterals;
namespace od = simdjson::ondemand;
using simdjson::error_code;

namespace {

constexpr std::size_t MostRows = 20'000;
constexpr qsizetype MostLabels = 64;
constexpr qsizetype LongestText = 4'000;
constexpr qsizetype HeadBytes = 16 * 1024;
constexpr int CancelEvery = 256;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PrometheusAlerts)
};

using Pairs = QList<Labels::Pair>;

/// An alert, or an alert rule without one.
struct Alert
{
    QString state;
    Pairs labels;
    Pairs annotations;
    QString activeAt;
    QString value;
};

struct Rule
{
    QString kind;
    QString name;
    QString state;
    QString health;
    Pairs labels;
    Pairs annotations;
    QList<Alert> alerts;
};

QString valueIn(const Pairs &pairs, QStringView name)
{
    for (const auto &[key, value] : pairs) {
        if (key == name)
            return value;
    }
    return {};
}

/// Nanoseconds are more than a QDateTime takes.
double momentOf(const QString &text)
{
    QString cut = text;
    const qsizetype dot = cut.indexOf(u'.');
    if (dot >= 0) {
        qsizetype end = dot + 1;
        while (end < cut.size() && cut.at(end).isDigit())
            ++end;
        cut.remove(dot, end - dot);
    }
    const QDateTime moment = QDateTime::fromString(cut, Qt::ISODate);
    // Go writes the year 1 for "never".
    return moment.isValid() && moment.date().year() > 1970 ? double(moment.toMSecsSinceEpoch()) : missingSample();
}

double numberOf(const QString &text)
{
    const QByteArray bytes = text.toLatin1();
    return parseSampleValue(std::string_view(bytes.constData(), std::size_t(bytes.size()))).value_or(missingSample());
}

error_code readPairs(od::value value, Pairs &pairs)
{
    od::json_type type;
    if (const auto fault = value.type().get(type))
        return fault;
    if (type != od::json_type::object)
        return simdjson::SUCCESS;
    return forEachMember(value, [&](const QString &name, od::value element) {
        QString text;
        const auto fault = readStringIfAny(element, text);
        if (pairs.size() < MostLabels)
            pairs.append({name, text.left(LongestText)});
        return fault;
    });
}

error_code readAlert(od::value value, Alert &alert)
{
    return forEachMember(value, [&](const QString &name, od::value element) {
        if (name == "state"_L1)
            return readStringIfAny(element, alert.state);
        if (name == "activeAt"_L1)
            return readStringIfAny(element, alert.activeAt);
        if (name == "value"_L1)
            return readStringIfAny(element, alert.value);
        if (name == "labels"_L1)
            return readPairs(element, alert.labels);
        return name == "annotations"_L1 ? readPairs(element, alert.annotations) : simdjson::SUCCESS;
    });
}

error_code readRule(od::value value, Rule &rule, std::size_t room)
{
    return forEachMember(value, [&](const QString &name, od::value element) {
        if (name == "type"_L1)
            return readStringIfAny(element, rule.kind);
        if (name == "name"_L1)
            return readStringIfAny(element, rule.name);
        if (name == "state"_L1)
            return readStringIfAny(element, rule.state);
        if (name == "health"_L1)
            return readStringIfAny(element, rule.health);
        if (name == "labels"_L1)
            return readPairs(element, rule.labels);
        if (name == "annotations"_L1)
            return readPairs(element, rule.annotations);
        if (name != "alerts"_L1)
            return simdjson::SUCCESS;
        return forEachItem(element, [&](od::value item) {
            Alert alert;
            const auto fault = readAlert(item, alert);
            if (std::size_t(rule.alerts.size()) < room)
                rule.alerts.append(std::move(alert));
            return fault;
        });
    });
}

/// The columns as they grow.
struct Rows
{
    std::vector<QString> names, states, severities, summaries, labels, groups;
    std::vector<double> since, values;
    bool isCut = false;

    std::size_t room() const { return MostRows - std::min(MostRows, names.size()); }
    void add(const Rule &rule, const QString &group);
    void addRow(const Rule &rule, const Alert &alert, const QString &group);
    FramePtr frame(const QString &refId) &&;
};

QString summaryOf(const Pairs &annotations)
{
    for (const QStringView name : {u"summary", u"message", u"description"}) {
        const QString text = valueIn(annotations, name);
        if (!text.isEmpty())
            return text;
    }
    return {};
}

QString jsonOf(const Pairs &pairs)
{
    Json object = Json::object();
    for (const auto &[name, value] : pairs)
        object.set(name, Json(value));
    return QString::fromUtf8(writeJsonCompact(object));
}

void Rows::addRow(const Rule &rule, const Alert &alert, const QString &group)
{
    names.push_back(rule.name.left(LongestText));
    states.push_back(alert.state);
    severities.push_back(valueIn(alert.labels, u"severity"));
    since.push_back(momentOf(alert.activeAt));
    values.push_back(numberOf(alert.value));
    summaries.push_back(summaryOf(alert.annotations));
    labels.push_back(jsonOf(alert.labels));
    groups.push_back(group);
}

void Rows::add(const Rule &rule, const QString &group)
{
    if (rule.kind != "alerting"_L1)
        return;
    if (room() == 0) {
        isCut = true;
        return;
    }
    const bool isHealthy = rule.health.isEmpty() || rule.health == "ok"_L1;
    if (rule.alerts.isEmpty() || !isHealthy) {
        const QString calm = rule.state.isEmpty() ? u"inactive"_s : rule.state;
        const QString broken = rule.health == "err"_L1 ? u"error"_s : u"unknown"_s;
        addRow(rule, {isHealthy ? calm : broken, rule.labels, rule.annotations, {}, {}}, group);
    }
    for (const Alert &alert : rule.alerts) {
        if (room() > 0)
            addRow(rule, alert, group);
        else
            isCut = true;
    }
}

template <typename T>
Field column(const QString &name, std::vector<T> values)
{
    Field field;
    field.name = name;
    field.displayName = name;
    field.values = Column<T>(std::move(values));
    return field;
}

FramePtr Rows::frame(const QString &refId) &&
{
    auto made = std::make_shared<Frame>();
    made->refId = refId;
    made->name = u"alerts"_s;
    made->meta.kind = FrameKind::Table;
    made->fields = {column(u"name"_s, std::move(names)),       column(u"state"_s, std::move(states)),
                    column(u"severity"_s, std::move(severities)), column(u"since"_s, std::move(since)),
                    column(u"value"_s, std::move(values)),     column(u"summary"_s, std::move(summaries)),
                    column(u"labels"_s, std::move(labels)),    column(u"group"_s, std::move(groups))};
    return made;
}

/// Walks groups and their rules.
class RulesReader
{
public:
    explicit RulesReader(const DecodeContext &context) : m_context(context) {}

    error_code read(od::value data)
    {
        return forEachMember(data, [this](const QString &name, od::value groups) {
            if (name != "groups"_L1)
                return simdjson::SUCCESS;
            return forEachItem(groups, [this](od::value group) { return readGroup(group); });
        });
    }
    bool isCancelled() const { return m_isCancelled; }
    Rows &rows() { return m_rows; }

private:
    error_code readGroup(od::value value)
    {
        QString group;
        std::vector<Rule> rules;
        const auto fault = forEachMember(value, [&](const QString &name, od::value element) {
            if (name == "name"_L1)
                return readStringIfAny(element, group);
            if (name != "rules"_L1)
                return simdjson::SUCCESS;
            return forEachItem(element, [&](od::value item) {
                m_isCancelled = m_isCancelled || (++m_read % CancelEvery == 0 && m_context.isCancelled && m_context.isCancelled());
                if (m_isCancelled)
                    return simdjson::TAPE_ERROR;
                Rule rule;
                const auto found = readRule(item, rule, m_rows.room());
                if (m_rows.room() > rules.size())
                    rules.push_back(std::move(rule));
                else
                    m_rows.isCut = true;
                return found;
            });
        });
        // The group's name may stand behind its rules.
        for (const Rule &rule : rules)
            m_rows.add(rule, group.left(LongestText));
        return fault;
    }

    const DecodeContext &m_context;
    Rows m_rows;
    int m_read = 0;
    bool m_isCancelled = false;
};

} // namespace

Result<QueryAnswer> decodeAlerts(QByteArray body, const DecodeContext &context)
{
    QElapsedTimer timer;
    timer.start();
    const qint64 bytes = body.size();
    if (bytes > context.limits.bytes)
        return failure(ErrorKind::TooLarge, Text::tr("The list of rules is larger than %1.")
                                                .arg(QLocale().formattedDataSize(context.limits.bytes, 0)));
    QueryAnswer answer;
    answer.trace.head = body.left(HeadBytes);
    answer.trace.bytes = bytes;
    answer.trace.resultType = u"rules"_s;
    RulesReader reader(context);
    const auto envelope = readSuccess(std::move(body), [&](od::value data) { return reader.read(data); });
    if (reader.isCancelled())
        return failure(ErrorKind::Cancelled, Text::tr("The list of rules is no longer wanted."));
    if (!envelope)
        return failure(envelope.error());
    answer.notices = envelope->notices;
    Rows &rows = reader.rows();
    if (rows.isCut)
        answer.notices.append({Notice::Severity::Partial,
                               Text::tr("The source has more than %L1 alerts; the rest is left out.").arg(MostRows)});
    answer.trace.samples = qint64(rows.names.size());
    if (!rows.names.empty())
        answer.frames.push_back(std::move(rows).frame(context.request.refId));
    answer.trace.decodeMs = timer.elapsed();
    return answer;
}

} // namespace Promontory
