#include "tests/architecture/sourcefiles.h"

#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaxSourceLines = 500;
constexpr qsizetype MaxHeaderLines = 250;
constexpr qsizetype MaxFunctionLines = 60;
constexpr qsizetype MaxMainWindowLines = 400;
constexpr qsizetype MaxMainLines = 40;

/// Lines of the functions of a formatted source: a brace alone in the first column opens one, a brace in
/// the first column closes it. Types and namespaces have other endings.
QList<std::pair<qsizetype, qsizetype>> functionsOf(const QStringList &lines)
{
    QList<std::pair<qsizetype, qsizetype>> functions; // first line, number of lines
    qsizetype start = -1;
    for (qsizetype line = 0; line < lines.size(); ++line) {
        if (lines.at(line) == u"{"_s)
            start = line;
        else if (lines.at(line) == u"}"_s && start >= 0) {
            functions.append({start + 1, line - start - 1});
            start = -1;
        } else if (lines.at(line) == u"};"_s) {
            start = -1;
        }
    }
    return functions;
}

} // namespace

class TestSizes : public QObject
{
    Q_OBJECT

private slots:
    void filesStaySmall()
    {
        QStringList breaches;
        for (const SourceFile &file : m_files) {
            const bool header = file.path.endsWith(u".h"_s);
            qsizetype limit = header ? MaxHeaderLines : MaxSourceLines;
            if (file.path == u"app/mainwindow.cpp"_s)
                limit = MaxMainWindowLines;
            if (file.path == u"app/main.cpp"_s)
                limit = MaxMainLines;
            if (file.lines.size() > limit + 1)
                breaches.append(u"%1: %2 lines, at most %3"_s.arg(
                    file.path, QString::number(file.lines.size()), QString::number(limit)));
        }
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }

    void functionsStaySmall()
    {
        QStringList breaches;
        qsizetype found = 0;
        for (const SourceFile &file : m_files) {
            for (const auto &[first, count] : functionsOf(file.lines)) {
                ++found;
                if (count > MaxFunctionLines)
                    breaches.append(u"%1:%2: a function of %3 lines"_s.arg(
                        file.path, QString::number(first), QString::number(count)));
            }
        }
        QVERIFY2(found > 100, "The functions of the sources are no longer recognised.");
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }

    void topLevelIsFixed()
    {
        const QStringList allowed{u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"LICENSE"_s,
                                  u"README.md"_s, u"app"_s, u"build"_s, u"datasources"_s,
                                  u"packaging"_s, u"resources"_s, u"tests"_s, u"widgets"_s};
        const QDir root(QStringLiteral(PROMONTORY_SOURCE_DIR));
        for (const QString &entry : root.entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
            QVERIFY2(allowed.contains(entry), qPrintable(entry));
    }

private:
    const QList<SourceFile> m_files = sourceFiles({u"app"_s, u"widgets"_s, u"datasources"_s});
};

QTEST_GUILESS_MAIN(TestSizes)
#include "tst_sizes.moc"
