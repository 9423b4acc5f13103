#include "app/dashboard/dashboardjson.h"
#include "app/dashboard/describedashboard.h"
#include "app/dashboard/documentchecks.h"

#include <QCoreApplication>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DashboardFile", text);
}

/// The shapes in which Grafana hands out dashboards, see grafana-dashboard 1.1.
bool isGrafana(const Json &root)
{
    const Json &object = root.isArray() ? root.at(0) : root;
    const auto has = [&object](QStringView key) { return object.contains(key); };
    return has(u"schemaVersion") || (has(u"panels") && has(u"title")) ||
           (has(u"rows") && has(u"title")) || object[u"dashboard"].isObject() ||
           (has(u"elements") && has(u"layout")) ||
           object[u"apiVersion"].toString().startsWith("dashboard.grafana.app/"_L1) ||
           object[u"kind"].toString() == "DashboardWithAccessInfo"_L1 ||
           (object[u"json"].isObject() && has(u"revision"));
}

/// Faults by offset to faults by line and column, in one pass over the text.
QList<DocumentFault> placed(QList<ReadFault> faults, const QByteArray &text)
{
    std::stable_sort(faults.begin(), faults.end(),
                     [](const ReadFault &a, const ReadFault &b) { return a.offset < b.offset; });
    QList<DocumentFault> result;
    TextPosition at;
    qsizetype offset = 0;
    for (const ReadFault &fault : std::as_const(faults)) {
        const TextPosition step =
            positionOf(text.sliced(offset, fault.offset - offset), fault.offset - offset);
        at = step.line > 1 ? TextPosition{at.line + step.line - 1, step.column}
                           : TextPosition{at.line, at.column + step.column - 1};
        offset = fault.offset;
        result.append({fault.message, at, fault.adjusted});
    }
    return result;
}

DocumentReading refused(const QByteArray &text, ErrorKind kind, const QString &message,
                        qsizetype offset)
{
    return {{}, {{message, positionOf(text, offset), false}}, kind};
}

/// The reason why this JSON is no dashboard of ours, if there is one.
std::optional<DocumentReading> foreign(const Json &root, const QByteArray &text)
{
    const Json &format = root[u"format"];
    const Json &version = root[u"version"];
    if (!isOwnDocument(root)) {
        const QString message =
            isGrafana(root) ? tr("This is a Grafana dashboard, not one of Promontory's own format.")
            : root.isObject() && format.isUndefined()
                ? tr("This is not a Promontory dashboard: the key \"format\" is missing.")
                : tr("This is not a Promontory dashboard.");
        return refused(text, isGrafana(root) ? ErrorKind::Unsupported : ErrorKind::Syntax, message,
                       format.isUndefined() ? root.offset() : format.offset());
    }
    if (version.isUndefined())
        return refused(text, ErrorKind::Syntax, tr("The key \"version\" is missing."),
                       root.offset());
    const auto number = version.isNumber() ? version.numberLike() : std::nullopt;
    if (!number || *number < 1 || *number != std::floor(*number))
        return refused(text, ErrorKind::Syntax,
                       tr("The key \"version\" must be a whole number from 1 on."),
                       version.offset());
    if (*number <= DashboardFormat::Version)
        return {};
    const QString message = tr("This file has version %1 of the format and comes from a newer "
                               "Promontory; this one reads "
                               "versions up to %2.")
                                .arg(QString::fromLatin1(version.numberText()),
                                     QString::number(DashboardFormat::Version));
    return refused(text, ErrorKind::Unsupported, message, version.offset());
}

} // namespace

QString DocumentFault::toText() const
{
    return QString(QString::number(at.line) + u':' + QString::number(at.column) + u": " + message);
}

bool isOwnDocument(const Json &root)
{
    return root[u"format"].toString() == DashboardFormat::Name;
}

DocumentReading readDocument(const QByteArray &text)
{
    const auto root = parseJson(text);
    if (!root) {
        const JsonFault &fault = root.error();
        return refused(text, fault.limit ? ErrorKind::TooLarge : ErrorKind::Syntax, fault.message,
                       fault.offset);
    }
    return readDocument(*root, text);
}

DocumentReading readDocument(const Json &root, const QByteArray &text)
{
    if (auto reason = foreign(root, text))
        return *std::move(reason);
    if (const Result<void> fits = checkPanelCount(panelsIn(root)); !fits)
        return refused(text, fits.error().kind, fits.error().message, std::max<qsizetype>(0, root[u"panels"].offset()));
    QList<ReadFault> faults;
    Dashboard dashboard;
    const ReadPlace place(&faults);
    ObjectCodec<Dashboard>().read(root, dashboard, place);
    const bool readable = std::all_of(faults.cbegin(), faults.cend(),
                                      [](const ReadFault &fault) { return fault.adjusted; });
    if (readable)
        checkDocument(dashboard, faults);
    checkDuplicateKeys(root, faults);
    DocumentReading reading;
    reading.faults = placed(std::move(faults), text);
    if (readable)
        reading.dashboard = std::move(dashboard);
    return reading;
}

Result<Dashboard> readDashboard(const QByteArray &text)
{
    DocumentReading reading = readDocument(text);
    if (reading.dashboard)
        return *std::move(reading.dashboard);
    return failure(errorOf(reading));
}

Error errorOf(const DocumentReading &reading)
{
    for (const DocumentFault &fault : reading.faults) {
        if (!fault.adjusted)
            return Error{reading.errorKind,
                           tr("%1 (line %2, column %3)")
                               .arg(fault.message, QString::number(fault.at.line),
                                    QString::number(fault.at.column)),
                           fault.toText().section(u':', 0, 1)};
    }
    return Error{ErrorKind::Syntax, tr("The dashboard cannot be read."), {}};
}

QList<DocumentFault> validateDashboard(const QByteArray &text)
{
    return readDocument(text).faults;
}

Result<PanelSpec> readPanel(const QByteArray &text)
{
    const auto root = parseJson(text);
    if (!root)
        return failure(ErrorKind::Syntax, root.error().message);
    QList<ReadFault> faults;
    PanelSpec panel;
    ObjectCodec<PanelSpec>().read(*root, panel, ReadPlace(&faults));
    for (const ReadFault &fault : std::as_const(faults)) {
        if (!fault.adjusted)
            return failure(ErrorKind::Syntax, fault.message);
    }
    return panel;
}

} // namespace Promontory
