#include "tests/architecture/sourcefiles.h"

#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

/// One rule of the architecture: files below `who` never include what matches `never`,
/// unless it matches `except`.
struct LayerRule
{
    const char *name;
    const char *who;
    const char *never;
    const char *except;
};

constexpr const char *QtGui = "^Q(Color|Font|Icon|Image|Painter|Pixmap|Pen|Brush|Palette|GuiApplication|Window|Screen)\\b";
constexpr const char *QtWidgets =
    "^Q(Widget|Application|Dialog|Label|Layout|VBoxLayout|HBoxLayout|GridLayout|Menu|Action|Style|"
    "AbstractButton|PushButton|ToolButton|LineEdit|ComboBox|TableView|MainWindow|ScrollArea)\\b";
constexpr const char *QtNetwork = "^(Q(Network|Ssl|Tcp|Udp|LocalS|Host)|QtNetwork)";
constexpr const char *Ours = "^(app|widgets|datasources)/";

const LayerRule Rules[] = {
    {"base uses nothing of ours", "^datasources/base/", Ours, "^datasources/base/"},
    {"json uses base only", "^datasources/json/", Ours, "^datasources/(base|json)/"},
    {"frame uses what is left of it", "^datasources/frame/", Ours, "^datasources/(base|json|frame)/"},
    {"format uses what is left of it", "^datasources/format/", Ours,
     "^datasources/(base|json|frame|format)/"},
    {"transform uses what is left of it", "^datasources/transform/", Ours,
     "^datasources/(base|json|frame|format|transform)/"},
    {"data sources know no window", "^datasources/", "^(app|widgets)/", ""},
    {"data sources paint nothing", "^datasources/", QtGui, ""},
    {"data sources have no widgets", "^datasources/", QtWidgets, ""},
    {"pure folders use no network", "^datasources/(base|json|frame|format|transform)/", QtNetwork, ""},
    {"core uses no network", "^datasources/core/", QtNetwork, ""},
    {"widgets know no application", "^widgets/", "^app/", ""},
    {"widgets know no data source", "^widgets/",
     "^datasources/(core|http|prometheus|localprometheus|alertmanager|testdata)/", ""},
    {"widgets use no network", "^widgets/", QtNetwork, ""},
    {"widgets use no database", "^widgets/", "^(QSql|QtSql)", ""},
    {"QCustomPlot stays in the charts", "^(app|datasources|widgets/(?!charts/)|tests/(?!benchmarks/))",
     "^qcustomplot\\.h", ""},
    {"simdjson stays in the decoders", "^(app|widgets|datasources/(?!json/|prometheus/))",
     "^simdjson", ""},
    {"the document has no widgets", "^app/(dashboard|variables|import)/", QtWidgets, ""},
    {"the document paints nothing", "^app/(dashboard|variables|import)/", QtGui, ""},
    {"the document uses no network", "^app/(dashboard|variables|import)/", QtNetwork, ""},
    {"the document knows no other part of app", "^app/dashboard/", "^(app|widgets)/", "^app/dashboard/"},
    {"variables know the document only", "^app/variables/", "^(app|widgets)/",
     "^app/(dashboard|variables)/"},
    {"settings of a dashboard know no page", "^app/dashboardsettings/",
     "^(app/(pages|window|services|settings|render|cli)/|datasources/(http|prometheus|localprometheus)/)", ""},
    {"edits know the document and its variables only", "^app/edit/", "^(app|widgets)/",
     "^app/(dashboard|edit|variables)/"},
    {"only main knows the application", "^(app/(?!main\\.cpp|application\\.)|widgets|datasources)",
     "^app/application\\.h", ""},
    {"no expected library but behind Result", "^(app|widgets|datasources/(?!base/|json/json\\.h))",
     "^tl/expected", ""},
};

/// The included name, without quotes or brackets; empty for other lines.
QString includedName(const QString &line)
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s);
    return include.match(line).captured(1);
}

bool matches(const char *pattern, const QString &text)
{
    const QString expression = QString::fromLatin1(pattern);
    return !expression.isEmpty() && QRegularExpression(expression).match(text).hasMatch();
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private slots:
    void rule_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const LayerRule &rule : Rules)
            QTest::newRow(rule.name) << index++;
    }

    void rule()
    {
        QFETCH(int, index);
        const LayerRule &rule = Rules[index];
        QStringList breaches;
        for (const SourceFile &file : m_files) {
            if (!matches(rule.who, file.path))
                continue;
            for (qsizetype line = 0; line < file.lines.size(); ++line) {
                const QString name = includedName(file.lines.at(line));
                if (!name.isEmpty() && matches(rule.never, name) && !matches(rule.except, name))
                    breaches.append(u"%1:%2 includes %3"_s.arg(file.path, QString::number(line + 1), name));
            }
        }
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }

    void panelTypesDoNotKnowEachOther()
    {
        static const QRegularExpression folder(u"^widgets/panels/([a-z]+)/"_s);
        QStringList breaches;
        for (const SourceFile &file : m_files) {
            const QString own = folder.match(file.path).captured(1);
            for (const QString &line : file.lines) {
                const QString other = folder.match(includedName(line)).captured(1);
                const bool isShared = other == "shared"_L1; // holds no type
                if (!own.isEmpty() && !other.isEmpty() && own != other && !isShared)
                    breaches.append(file.path + u" includes "_s + includedName(line));
            }
        }
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }

    void nobodyReachesForASingleton()
    {
        // Qt's own belong to the platform; none of ours may exist.
        static const QRegularExpression instance(u"\\b(?!Q)[A-Z]\\w+::instance\\(\\)|Q_GLOBAL_STATIC"_s);
        QStringList breaches;
        for (const SourceFile &file : m_files) {
            for (const QString &line : file.lines) {
                if (instance.match(line).hasMatch())
                    breaches.append(file.path + u": "_s + line.trimmed());
            }
        }
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }

    void dangerousCallsStayOut_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("except"); // the files that may
        const QString nobody;
        QTest::newRow("links opened by the text widget") << u"setOpenExternalLinks\\(true\\)"_s << nobody;
        QTest::newRow("URLs guessed from text") << u"QUrl::fromUserInput"_s << nobody;
        QTest::newRow("TLS errors ignored") << u"ignoreSslErrors\\("_s << nobody;
        QTest::newRow("shell commands") << u"\\b(std::)?system\\("_s << nobody;
        QTest::newRow("nested loops by dialogs") << u"[dD]ialog(\\.|->)exec\\(\\)|processEvents\\("_s << nobody;
        QTest::newRow("string based connections") << u"\\b(SIGNAL|SLOT)\\("_s << nobody;
        QTest::newRow("insecure keychain fall-back") << u"setInsecureFallback\\(true\\)"_s << nobody;
        QTest::newRow("links opened") << u"QDesktopServices::openUrl"_s << u"^app/window/openlink\\.cpp"_s;
        QTest::newRow("programs started") << u"\\bQProcess\\b|\\bfork\\(|\\bexec[lv]p?e?\\("_s
                                          << u"^datasources/localprometheus/"_s;
        QTest::newRow("second parser of JSON")
            << u"QJsonDocument"_s
            << u"^(app/trace/tracefile|app/window/viewtext|app/render/render|widgets/theme/themefile)\\.cpp"_s;
        QTest::newRow("text turned into a page")
            << u"(setHtml|insertHtml|setMarkdown)\\("_s << u"^widgets/panels/text/textview\\.cpp"_s;
        QTest::newRow("labels of rich text") << u"Qt::(RichText|AutoText|MarkdownText)|setInformativeText"_s << nobody;
        QTest::newRow("place markers filled twice") << u"\\.arg\\([^()]*(\\([^()]*\\)[^()]*)*\\)\\.arg\\("_s << nobody;
        QTest::newRow("threads of one's own") << u"new QThread|\\bstd::j?thread\\b"_s << nobody;
        QTest::newRow("locks") << u"\\b(QMutex|QReadWriteLock|QSemaphore|std::(shared_|recursive_)?mutex)\\b"_s
                               << u"^datasources/prometheus/answerpieces\\.cpp"_s; // workers wait for workers
        QTest::newRow("sleeping") << u"\\b(msleep|usleep|sleep_for|QThread::sleep)\\b"_s << nobody;
        // Only at the start, before there is a window, and at the end, when there is none any more.
        QTest::newRow("waiting") << u"\\bwaitFor[A-Z]\\w*\\("_s
                                 << u"^(app/settings/singleinstance|app/services/coreservices|"
                                    "datasources/localprometheus/localprometheus)\\.cpp"_s;
        QTest::newRow("files written") << u"QIODevice::WriteOnly|QSaveFile\\b|std::ofstream"_s
                                       << u"^(app/library/|app/trace/tracefile\\.|app/render/renderfile\\.|"
                                          "datasources/localprometheus/localprometheus\\.)"_s;
        QTest::newRow("redirects followed by Qt")
            << u"(NoLessSafe|UserVerified|SameOrigin)RedirectPolicy"_s << nobody;
    }

    void dangerousCallsStayOut()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, except);
        const QRegularExpression expression(pattern);
        const QRegularExpression allowed(except.isEmpty() ? u"(?!)"_s : except);
        QStringList breaches;
        for (const SourceFile &file : m_files) {
            if (allowed.match(file.path).hasMatch())
                continue;
            for (const QString &line : file.lines) {
                if (!line.trimmed().startsWith(u"//"_s) && expression.match(line).hasMatch())
                    breaches.append(file.path + u": "_s + line.trimmed());
            }
        }
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }

    /// Tool tips guess whether a text is markup: one of data goes through toolTipText().
    void toolTipsArePlain()
    {
        static const QRegularExpression call(
            u"\\b(setToolTip|setTabToolTip|QToolTip::showText)\\(([^;]*);"_s);
        static const QRegularExpression harmless(
            u"\\btr\\(|toolTipText\\(|->(text|toolTip)\\(\\)"_s);
        // Their texts are the program's own.
        static const QStringList own{u"app/window/panelpicker.cpp"_s, u"app/settings/sourcelist.cpp"_s,
                                     u"widgets/controls/monthview.cpp"_s};
        QStringList breaches;
        for (const SourceFile &file : m_files) {
            auto found = call.globalMatch(file.lines.join(u'\n'));
            while (found.hasNext()) {
                const QString text = found.next().captured();
                if (!harmless.match(text).hasMatch() && !own.contains(file.path))
                    breaches.append(file.path + u": "_s + text.simplified());
            }
        }
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }

    /// A label guesses too: every file that makes one says that its text is plain.
    void labelsArePlain()
    {
        static const QRegularExpression made(u"new Q(Label|MessageBox)\\b"_s);
        QStringList breaches;
        for (const SourceFile &file : m_files) {
            const QString text = file.lines.join(u'\n');
            if (made.match(text).hasMatch() && !text.contains(u"setTextFormat(Qt::PlainText)"_s))
                breaches.append(file.path);
        }
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }

    /// A lambda without a receiver outlives what it captures.
    void connectionsHaveReceivers()
    {
        static const QRegularExpression contextless(
            u"\\bconnect\\(\\s*[^,()]+(\\([^()]*\\))?,\\s*&?[\\w:]+,\\s*\\[|singleShot\\([^,]*,\\s*\\["_s);
        QStringList breaches;
        for (const SourceFile &file : m_files) {
            const auto match = contextless.match(file.lines.join(u'\n'));
            if (match.hasMatch())
                breaches.append(file.path + u": "_s + match.captured().simplified());
        }
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }

private:
    const QList<SourceFile> m_files = sourceFiles({u"app"_s, u"widgets"_s, u"datasources"_s});
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
