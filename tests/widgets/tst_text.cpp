#include "widgets/panels/text/htmlsanitizer.h"
#include "widgets/panels/text/markdownlimits.h"
#include "widgets/panels/text/safebrowser.h"
#include "widgets/common/values/safelink.h"
#include "widgets/panels/text/textoptions.h"
#include "widgets/panels/text/textview.h"

#include <QFontInfo>
#include <QSignalSpy>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>

#include <ctime>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

/// Of this process: a busy machine makes no difference.
double cpuSeconds(std::clock_t since)
{
    return double(std::clock() - since) / CLOCKS_PER_SEC;
}

QString repeated(const QString &text, int times)
{
    QString all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

class TextTest : public QObject
{
    Q_OBJECT

private:
    void show(TextView &view, const QString &mode, const QString &content)
    {
        PanelContext context;
        context.theme = *loadTheme(u"dark"_s);
        view.setContext(context);
        view.resize(400, 300);
        Json options = Json::object();
        options.set(u"mode", Json(mode));
        options.set(u"content", Json(content));
        view.setOptions(options);
    }

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void numbersLines()
    {
        TextView view;
        PanelContext context;
        context.theme = *loadTheme(u"dark"_s);
        view.setContext(context);
        view.setOptions(*parseJson(R"({"mode":"code","content":"a\nb","code":{"showLineNumbers":true}})"));
        QCOMPARE(view.summary(), u"1 a 2 b"_s);
    }

    void keepsPlainCharacters_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("shown");
        const QString marks = repeated(QString(QChar(0x0301)), 5'000);
        const QString few = repeated(QString(QChar(0x0301)), 4);
        for (const auto &mode : {u"markdown"_s, u"html"_s, u"code"_s}) {
            const auto row = [&mode](const char *name, const QString &content, const QString &shown) {
                QTest::addRow("%s in %s", name, qPrintable(mode)) << mode << content << shown;
            };
            row("override", u"evil \u202Etxt.exe"_s, u"evil txt.exe"_s);
            row("isolates", u"a\u2066b\u2067c\u2068d\u2069e"_s, u"abcde"_s);
            row("control characters", u"a\u0007b\u001Bc\u0085d\u009Be"_s, u"abcde"_s);
            row("a flood of marks", u"Z"_s + marks + u"o"_s, u"Z"_s + few + u"o"_s);
            row("Hebrew", u"\u05D0\u05D1 \u200F1"_s, u"\u05D0\u05D1 \u200F1"_s);
        }
        QTest::newRow("entity in markdown") << u"markdown"_s << u"evil &#8238;txt.exe"_s << u"evil txt.exe"_s;
        QTest::newRow("entity in html") << u"html"_s << u"<p>evil &#x202E;txt.<b>e&#8238;xe</b></p>"_s << u"evil txt.exe"_s;
        QTest::newRow("flood of entities") << u"html"_s << repeated(u"&#8238;a"_s, 8'000) << repeated(u"a"_s, 8'000);
    }

    void keepsPlainCharacters()
    {
        QFETCH(QString, mode);
        QFETCH(QString, content);
        TextView view;
        const std::clock_t start = std::clock();
        show(view, mode, content);
        QVERIFY(cpuSeconds(start) < 2);
        QTEST(view.findChild<QTextBrowser *>()->document()->toPlainText().trimmed(), "shown");
    }

    void longWordsAreQuick_data()
    {
        QTest::addColumn<QString>("mode");
        for (const auto *mode : {"markdown", "html", "code"})
            QTest::newRow(mode) << QString::fromLatin1(mode);
    }

    void longWordsAreQuick()
    {
        QFETCH(QString, mode);
        TextView view;
        const std::clock_t start = std::clock();
        show(view, mode, QString(1'000'000, u'w'));
        QImage image(view.size(), QImage::Format_ARGB32_Premultiplied);
        view.render(&image);
        QVERIFY(cpuSeconds(start) < 2);
    }

    void sanitises_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("safe");
        QTest::newRow("allowed") << u"<p>a <b>b</b></p>"_s << u"<p>a <b>b</b></p>"_s;
        QTest::newRow("script") << u"a<script>alert(1)</script>b"_s << u"ab"_s;
        QTest::newRow("script without end") << u"a<script>alert(1)"_s << u"a"_s;
        QTest::newRow("script in mixed case") << u"<ScRiPt src=x></sCrIpT >b"_s << u"b"_s;
        QTest::newRow("style") << u"<style>@import url(http://x)</style>a"_s << u"a"_s;
        QTest::newRow("iframe") << u"<iframe src=http://x>in</iframe>a"_s << u"a"_s;
        QTest::newRow("handler") << u"<b onclick=\"x()\" onmouseover=y>b</b>"_s << u"<b>b</b>"_s;
        QTest::newRow("picture") << u"<img src=\"file:///etc/passwd\" alt=\"A & <b>\">x"_s
                                 << u"A &amp; &lt;b&gt;x"_s;
        QTest::newRow("remote picture") << u"<img src=//host/share/x.png>"_s << QString();
        QTest::newRow("picture in the text")
            << u"<img width=20 height=99999 onload=x src='data:image/png;base64,AA=='>"_s
            << u"<img src=\"data:image/png;base64,AA==\" width=\"20\">"_s;
        QTest::newRow("details") << u"<details><summary>More</summary><kbd>x</kbd></details>"_s
                                 << u"<div><p>More</p><code>x</code></div>"_s;
        QTest::newRow("font") << u"<font color=red>x</font>"_s << u"<span style=\"color:red\">x</span>"_s;
        QTest::newRow("link") << u"<a href=\"https://example.org/a?b=1&amp;c=2\">x</a>"_s
                              << u"<a href=\"https://example.org/a?b=1&amp;c=2\">x</a>"_s;
        QTest::newRow("script link") << u"<a href=\"javascript:alert(1)\">x</a>"_s << u"<a>x</a>"_s;
        QTest::newRow("hidden script link")
            << u"<a href=\"&#106;avascript:alert(1)\">x</a>"_s << u"<a>x</a>"_s;
        QTest::newRow("broken script link")
            << u"<a href=\"java\nscript:alert(1)\">x</a>"_s << u"<a>x</a>"_s;
        QTest::newRow("file link") << u"<a href=\"file:///etc/passwd\">x</a>"_s << u"<a>x</a>"_s;
        QTest::newRow("colour") << u"<span style=\"color: #f00\">x</span>"_s
                                << u"<span style=\"color:#f00\">x</span>"_s;
        QTest::newRow("only the colour")
            << u"<span style=\"background:url(http://x); color:red; position:fixed\">x</span>"_s
            << u"<span style=\"color:red\">x</span>"_s;
        QTest::newRow("address as colour")
            << u"<span style=\"color:url(http://x)\">x</span>"_s << u"<span>x</span>"_s;
        QTest::newRow("background attribute")
            << u"<table background=\"http://x\"><tr><td>1</td></tr></table>"_s
            << u"<table><tr><td>1</td></tr></table>"_s;
        QTest::newRow("comment") << u"a<!-- <b>x</b> -->b"_s << u"ab"_s;
        QTest::newRow("comment without end") << u"a<!-- b"_s << u"a"_s;
        QTest::newRow("declaration") << u"<!DOCTYPE html><?xml x?>a"_s << u"a"_s;
        QTest::newRow("unknown tag keeps its text") << u"<marquee>x</marquee>"_s << u"x"_s;
        QTest::newRow("left open") << u"<b><i>x"_s << u"<b><i>x</i></b>"_s;
        QTest::newRow("crossed") << u"<b><i>x</b>y</i>"_s << u"<b><i>x</i></b>y"_s;
        QTest::newRow("signs") << u"1 < 2 & 3 > 2 &amp; &nbsp; &#65; &bad"_s
                               << u"1 &lt; 2 &amp; 3 &gt; 2 &amp; &nbsp; &#65; &amp;bad"_s;
        QTest::newRow("tag without end") << u"a<b"_s << u"a<b></b>"_s;
        QTest::newRow("row outside of a table") << u"<tr><td>x</td></tr>"_s << u"x"_s;
        QTest::newRow("wide cell") << u"<table><tr><td colspan=100000000>x</td></tr></table>"_s
                                   << u"<table><tr><td colspan=\"64\">x</td></tr></table>"_s;
        QTest::newRow("svg") << u"<svg onload=x><image href=file:///x /></svg>a"_s << u"a"_s;
        QTest::newRow("quotes in a value")
            << u"<a href='https://e.org/\"onx=\"'>x</a>"_s << u"<a>x</a>"_s;
        QTest::newRow("empty") << QString() << QString();
    }
    void sanitises()
    {
        QFETCH(QString, html);
        QFETCH(QString, safe);
        QCOMPARE(sanitizedHtml(html), safe);
        // What is safe stays as it is.
        QCOMPARE(sanitizedHtml(safe), safe);
    }

    void boundsNesting_data()
    {
        QTest::addColumn<QString>("html");
        QTest::newRow("nested tables") << repeated(u"<table><tr><td>"_s, 100);
        QTest::newRow("nested divisions") << repeated(u"<div>"_s, 10'000);
        QTest::newRow("nested lists") << repeated(u"<ul><li>"_s, 5'000);
        QTest::newRow("rows without end") << u"<table>"_s + repeated(u"<tr>"_s, 16'000);
        QTest::newRow("cells without end")
            << u"<table><tr>"_s + repeated(u"<td colspan=100 rowspan=100>"_s, 2'000);
        QTest::newRow("many tables")
            << repeated(u"<table><tr><td colspan=64>x</td></tr></table>"_s, 1'500);
        QTest::newRow("flat text") << repeated(u"<b>x</b>"_s, 9'000);
        QTest::newRow("only brackets") << QString(70'000, u'<');
    }
    void boundsNesting()
    {
        QFETCH(QString, html);
        const std::clock_t before = std::clock();
        const QString safe = sanitizedHtml(html);
        QVERIFY(safe.count(u"<table"_s) - safe.count(u"</table"_s) == 0);
        TextView view;
        show(view, u"html"_s, html);
        QVERIFY(!view.grab().isNull());
        QVERIFY2(cpuSeconds(before) < 2, qPrintable(QString::number(cpuSeconds(before))));
    }

    void boundsMarkdown_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::newRow("quotes") << QString(60'000, u'>');
        QTest::newRow("list on one line") << repeated(u"- "_s, 30'000);
        QTest::newRow("numbered list") << repeated(u"1. "_s, 20'000);
        QTest::newRow("deeper line by line") << [] {
            QString text;
            for (int i = 0; i < 300; ++i)
                text += QString(i * 2, u' ') + u"- x\n"_s;
            return text;
        }();
        QTest::newRow("wide table") << repeated(u"|a"_s, 9'000) + u'\n' + repeated(u"|-"_s, 9'000) +
                                           u'\n' + repeated(u"|b"_s, 9'000);
        QTest::newRow("long table") << u"|a|b|c|\n|-|-|-|\n"_s + repeated(u"x\n"_s, 30'000);
        QTest::newRow("many tables") << repeated(u"|a|b|\n|-|-|\nx\nx\n\n"_s, 3'500);
        QTest::newRow("brackets") << QString(60'000, u'[');
        QTest::newRow("emphasis") << repeated(u"*a_"_s, 20'000);
    }
    void boundsMarkdown()
    {
        QFETCH(QString, markdown);
        const std::clock_t before = std::clock();
        TextView view;
        show(view, u"markdown"_s, markdown);
        QVERIFY(!view.grab().isNull());
        QVERIFY2(cpuSeconds(before) < 3, qPrintable(QString::number(cpuSeconds(before))));
    }

    void leavesOrdinaryMarkdownAlone()
    {
        const QString text =
            u"# Title\n\n- a\n    - b\n        1. c\n\n> q\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n    code - x\n"_s;
        QCOMPARE(boundedMarkdown(text).trimmed(), text.trimmed());
    }

    void showsNoHtmlInMarkdown()
    {
        TextView view;
        show(view, u"markdown"_s, u"<b>x</b> <img src=\"file:///etc/hostname\">"_s);
        QVERIFY(view.summary().contains(u"<b>x</b>"_s));
    }

    void headingsDifferInSize()
    {
        TextView view;
        show(view, u"markdown"_s, u"# One\n\n## Two\n\ntext [link](https://example.org)\n"_s);
        const QTextDocument *document = view.findChild<QTextBrowser *>()->document();
        QList<int> sizes;
        for (QTextBlock block = document->begin(); block.isValid(); block = block.next())
            sizes.append(QFontInfo(block.begin().fragment().charFormat().font()).pixelSize());
        QCOMPARE(sizes.size(), 3);
        QVERIFY2(sizes[0] > sizes[1] && sizes[1] > sizes[2],
                 qPrintable(u"%1 %2 %3"_s.arg(sizes[0]).arg(sizes[1]).arg(sizes[2])));
    }

    void opensNoPictureFile_data()
    {
        QTest::addColumn<QString>("form");
        QTest::newRow("path") << u"![a](%1)"_s;
        QTest::newRow("address") << u"![a](file://%1)"_s;
        QTest::newRow("reference") << u"![a][b]\n\n[b]: %1\n"_s;
    }

    void opensNoPictureFile()
    {
        QFETCH(QString, form);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"red.png"_s);
        QImage red(80, 80, QImage::Format_RGB32);
        red.fill(Qt::red);
        QVERIFY(red.save(path));
        TextView view;
        view.resize(300, 200);
        show(view, u"markdown"_s, form.arg(path));
        const QImage seen = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
        for (int y = 0; y < seen.height(); ++y) {
            for (int x = 0; x < seen.width(); ++x)
                QVERIFY(seen.pixel(x, y) != qRgb(255, 0, 0));
        }
    }

    void fetchesNothing()
    {
        SafeBrowser browser(nullptr);
        for (const QString &name : {u"file:///etc/hostname"_s, u"/etc/hostname"_s, u"//host/share/a.png"_s,
                                    u":/icons/a.png"_s, u"https://example.org/a.png"_s}) {
            // Anything less than a picture would be opened as a file by the layout.
            const QVariant image = browser.loadResource(QTextDocument::ImageResource, QUrl(name));
            QCOMPARE(image.value<QImage>().size(), QSize(1, 1));
        }
        QVERIFY(!browser.loadResource(QTextDocument::StyleSheetResource, QUrl(u"file:///etc/hostname"_s)).isValid());
        QVERIFY(!browser.openExternalLinks());
        QVERIFY(!browser.openLinks());
    }

    void allowsLinks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("https") << u"https://example.org/x?y=1#z"_s << true;
        QTest::newRow("http with port") << u"http://10.0.0.1:9090/graph"_s << true;
        QTest::newRow("upper case") << u"HTTPS://example.org"_s << true;
        QTest::newRow("mail") << u"mailto:ops@example.org?subject=Help"_s << true;
        QTest::newRow("mail with a file")
            << u"mailto:ops@example.org?attach=/etc/passwd"_s << false;
        QTest::newRow("script") << u"javascript:alert(1)"_s << false;
        QTest::newRow("script behind a blank") << u" javascript:alert(1)"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("path") << u"/etc/passwd"_s << false;
        QTest::newRow("share") << u"//evil/share"_s << false;
        QTest::newRow("smb") << u"smb://evil/share"_s << false;
        QTest::newRow("data") << u"data:text/html,x"_s << false;
        QTest::newRow("vbscript") << u"vbscript:x"_s << false;
        QTest::newRow("handler") << u"ms-msdt:/id"_s << false;
        QTest::newRow("search handler") << u"search-ms:query=x"_s << false;
        QTest::newRow("user name that looks like a host")
            << u"https://good.org@evil.org/"_s << false;
        QTest::newRow("no host") << u"https:///x"_s << false;
        QTest::newRow("direction override") << u"https://example.org/\u202Egnp"_s << false;
        QTest::newRow("control character") << u"https://example.org/\u0007"_s << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("endless") << u"https://e.org/"_s + QString(10'000, u'x') << false;
    }
    void allowsLinks()
    {
        QFETCH(QString, text);
        QFETCH(bool, allowed);
        QCOMPARE(safeLink(text).has_value(), allowed);
    }

    void tellsLinks()
    {
        TextView view;
        show(view, u"markdown"_s, u"[a](https://example.org) [b](javascript:x)"_s);
        QSignalSpy links(&view, &PanelView::linkActivated);
        auto *browser = view.findChild<SafeBrowser *>();
        emit browser->anchorClicked(QUrl(u"javascript:x"_s));
        QCOMPARE(links.size(), 0);
        emit browser->anchorClicked(QUrl(u"https://example.org"_s));
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.at(0).at(0).toUrl(), QUrl(u"https://example.org"_s));
    }

    void keepsOptions()
    {
        const Json json = *parseJson(R"({"mode":"html","content":"x"})");
        QCOMPARE(toJson(textOptionsFrom(json)), json);
        QCOMPARE(textOptionsFrom(*parseJson(R"({"mode":"text"})")).mode, TextOptions::Mode::Code);
        Json large = Json::object();
        large.set(u"content", Json(QString(500'000, u'x')));
        QCOMPARE(textOptionsFrom(large).content.size(), qsizetype(64 * 1024));
    }
};

QTEST_MAIN(TextTest)
#include "tst_text.moc"
