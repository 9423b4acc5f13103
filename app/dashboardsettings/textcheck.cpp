#include "app/dashboardsettings/textcheck.h"

#include "app/library/dashboardfile.h"

namespace Promontory {

namespace {

QList<TextProblem> problemsOf(const QList<DocumentFault> &faults)
{
    QList<TextProblem> problems;
    for (const DocumentFault &fault : faults)
        problems.append({fault.at.line, fault.at.column, fault.message, fault.adjusted});
    return problems;
}

} // namespace

TextCheck checkedText(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const auto root = parseJson(bytes);
    TextCheck check;
    if (root && isOwnDocument(*root)) {
        DocumentReading reading = readOwnDocument(*root, bytes);
        check.dashboard = std::move(reading.dashboard);
        check.problems = problemsOf(reading.faults);
        return check;
    }
    check.problems = problemsOf(documentFaults(bytes));
    if (!root || !isGrafanaDocument(*root) || root->contains(u"format"))
        return check;
    Result<GrafanaImport> import = importGrafana(*root);
    if (import)
        check.imported = std::move(import->dashboard);
    return check;
}

} // namespace Promontory
