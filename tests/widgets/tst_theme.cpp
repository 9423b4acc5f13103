#include "widgets/theme/contrast.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/systemappearance.h"
#include "widgets/theme/theme.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Promontory;

namespace {

Theme theme(const QString &id)
{
    const Result<Theme> loaded = loadTheme(id);
    return loaded ? *loaded : Theme();
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void loads_data();
    void loads();
    void loadsFast();
    void unknownThemeFails();
    void namedColors_data();
    void namedColors();
    void shadesKeepTheirOrder();
    void seriesRepeat();
    void textContrast_data();
    void textContrast();
    void graphicContrast_data();
    void graphicContrast();
    void paletteFollowsTokens();
    void figuresAlign();
    void figuresPaintInk();
    void hyphensBeforeNumbersAreMinuses_data();
    void hyphensBeforeNumbersAreMinuses();
    void hairlinesLieOnPixels_data();
    void hairlinesLieOnPixels();
    void everyIconPaints();
    void iconsAreTinted();
    void textScaleEnlarges();
    void appearanceFollowsPortal_data();
    void appearanceFollowsPortal();
};

void TestTheme::loads_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("highContrast");
    QTest::newRow("dark") << u"dark"_s << true << false;
    QTest::newRow("light") << u"light"_s << false << false;
    QTest::newRow("high contrast") << u"highcontrast"_s << true << true;
}

void TestTheme::loads()
{
    QFETCH(QString, id);
    const Result<Theme> loaded = loadTheme(id);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
    QCOMPARE(loaded->id, id);
    QTEST(loaded->isDark, "dark");
    QTEST(loaded->isHighContrast, "highContrast");
    QCOMPARE(loaded->series.size(), 12);
    QCOMPARE(loaded->ramps.value(u"tide"_s).size(), 9);
    QCOMPARE(loaded->ramps.value(u"ember"_s).size(), 9);
    QCOMPARE(loaded->ramps.value(u"shore"_s).size(), 11);
}

void TestTheme::loadsFast()
{
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 10; ++i)
        QVERIFY(loadTheme(u"dark"_s));
    QVERIFY2(timer.elapsed() < 500, "ten themes take more than 500 ms");
}

void TestTheme::unknownThemeFails()
{
    const Result<Theme> loaded = loadTheme(u"sepia"_s);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::Storage);
    QVERIFY(loaded.error().message.contains("sepia"_L1));
}

void TestTheme::namedColors_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QColor>("expected");
    const Theme dark = theme(u"dark"_s);
    QTest::newRow("six digits") << u"#1f60c4"_s << QColor(0x1f, 0x60, 0xc4);
    QTest::newRow("alpha last") << u"#4EA7E833"_s << QColor(0x4e, 0xa7, 0xe8, 0x33);
    QTest::newRow("three digits") << u"#fa0"_s << QColor(0xff, 0xaa, 0x00);
    QTest::newRow("rgb") << u"rgb(10, 20, 30)"_s << QColor(10, 20, 30);
    QTest::newRow("rgba") << u"rgba(245, 54, 54, 0.5)"_s << QColor(245, 54, 54, 128);
    QTest::newRow("rgb of percent") << u"rgb(100% 0% 0%)"_s << QColor(255, 0, 0);
    QTest::newRow("hsl") << u"hsl(120, 100%, 50%)"_s << QColor::fromHsl(120, 255, 128).toRgb();
    QTest::newRow("token") << u"critical"_s << dark.critical.graphic;
    QTest::newRow("series") << u"kelp"_s << dark.seriesColor(2);
    QTest::newRow("green") << u"green"_s << dark.ok.graphic;
    QTest::newRow("red") << u"red"_s << dark.critical.graphic;
    QTest::newRow("transparent") << u"transparent"_s << QColor(Qt::transparent);
    QTest::newRow("panel") << u"panel-bg"_s << dark.surface.panel;
    QTest::newRow("css name") << u"rebeccapurple"_s << QColor();
    QTest::newRow("css name of svg") << u"teal"_s << QColor(0, 128, 128);
    QTest::newRow("empty") << QString() << QColor();
    QTest::newRow("broken function") << u"rgb(1,2)"_s << QColor();
    QTest::newRow("not hex") << u"#12345z"_s << QColor();
    QTest::newRow("not hex alpha") << u"#123456zz"_s << QColor();
}

void TestTheme::namedColors()
{
    QFETCH(QString, name);
    QFETCH(QColor, expected);
    const QColor color = theme(u"dark"_s).namedColor(name);
    QCOMPARE(color.isValid(), expected.isValid());
    if (expected.isValid())
        QVERIFY2(qAbs(int(color.red()) - expected.red()) <= 1 && qAbs(color.green() - expected.green()) <= 1
                     && qAbs(color.blue() - expected.blue()) <= 1 && color.alpha() == expected.alpha(),
                 qPrintable(color.name(QColor::HexArgb)));
}

void TestTheme::shadesKeepTheirOrder()
{
    for (const QString &id : {u"dark"_s, u"light"_s, u"highcontrast"_s}) {
        const Theme t = theme(id);
        for (const QString &hue : {u"red"_s, u"orange"_s, u"yellow"_s, u"green"_s, u"blue"_s, u"purple"_s}) {
            double previous = 2;
            for (const QString &shade : {u"super-light-"_s, u"light-"_s, u""_s, u"semi-dark-"_s, u"dark-"_s}) {
                const QColor color = t.namedColor(shade + hue);
                QVERIFY(color.isValid());
                const double luminance = relativeLuminance(color);
                QVERIFY2(luminance < previous, qPrintable(shade + hue));
                previous = luminance;
            }
        }
    }
}

void TestTheme::seriesRepeat()
{
    const Theme t = theme(u"dark"_s);
    QCOMPARE(t.seriesColor(12), t.seriesColor(0));
    QCOMPARE(t.seriesColor(-1), t.seriesColor(11));
    QVERIFY(Theme().seriesColor(3) == Theme().text.primary);
}

void TestTheme::textContrast_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    QTest::addColumn<double>("least");
    for (const QString &id : {u"dark"_s, u"light"_s, u"highcontrast"_s}) {
        const Theme t = theme(id);
        const auto row = [&id](const char *what, const QColor &text, const QColor &below, double least = 4.5) {
            QTest::addRow("%s: %s on %s", qPrintable(id), what, qPrintable(below.name())) << text << below << least;
        };
        for (const QColor &surface : {t.surface.window, t.surface.canvas, t.surface.panel, t.surface.panelHover,
                                      t.surface.popup, t.surface.field, t.surface.raised}) {
            row("primary", t.text.primary, surface, 7.0);
            row("secondary", t.text.secondary, surface);
            row("link", t.text.link, surface);
        }
        row("on accent", t.text.onAccent, t.accent.base);
        row("on hovered accent", t.text.onAccent, t.accent.hover);
        row("on tint", t.text.primary, t.accent.tint);
        row("selected", t.selection.text, t.selection.background);
        row("axis", t.chart.axisText, t.chart.plotBackground);
        row("flag", t.annotation.onFlag, t.annotation.deploy);
        row("rollback flag", t.annotation.onFlag, t.annotation.rollback);
        for (const Theme::Semantic &s : {t.ok, t.info, t.warning, t.critical, t.stale}) {
            row("semantic", s.text, s.tint);
            row("semantic on panel", s.text, t.surface.panel);
            row("semantic on window", s.text, t.surface.window);
            row("on solid", s.onSolid, s.solid);
        }
    }
}

void TestTheme::textContrast()
{
    QFETCH(QColor, text);
    QFETCH(QColor, background);
    QFETCH(double, least);
    const double ratio = contrastRatio(text, background);
    QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
}

void TestTheme::graphicContrast_data()
{
    QTest::addColumn<QColor>("graphic");
    QTest::addColumn<QColor>("background");
    for (const QString &id : {u"dark"_s, u"light"_s, u"highcontrast"_s}) {
        const Theme t = theme(id);
        int n = 0;
        const auto row = [&](const char *what, const QColor &graphic, const QColor &below) {
            QTest::addRow("%s: %s %d", qPrintable(id), what, n++) << graphic << below;
        };
        for (const QColor &series : t.series)
            row("series", series, t.chart.plotBackground);
        for (const Theme::Semantic &s : {t.ok, t.info, t.warning, t.critical, t.stale})
            row("sign", s.graphic, t.surface.panel);
        for (const QColor &event : {t.annotation.deploy, t.annotation.rollback, t.annotation.restart,
                                    t.annotation.alert, t.annotation.note})
            row("event", event, t.chart.plotBackground);
        row("axis", t.chart.axis, t.chart.plotBackground);
        row("crosshair", t.chart.crosshair, t.chart.plotBackground);
        row("focus", t.focusRing, t.surface.window);
        row("focus", t.focusRing, t.surface.canvas);
        row("focus", t.focusRing, t.surface.panel);
        row("field border", t.border.strong, t.surface.field);
        row("field border", t.border.strong, t.surface.window);
        row("accent", t.accent.base, t.surface.window);
    }
}

void TestTheme::graphicContrast()
{
    QFETCH(QColor, graphic);
    QFETCH(QColor, background);
    const double ratio = contrastRatio(graphic, background);
    QVERIFY2(ratio >= 3.0, qPrintable(QString::number(ratio)));
}

void TestTheme::paletteFollowsTokens()
{
    const Theme t = theme(u"light"_s);
    const QPalette p = t.palette();
    QCOMPARE(p.color(QPalette::Window), t.surface.window);
    QCOMPARE(p.color(QPalette::Button), t.surface.raised);
    QCOMPARE(p.color(QPalette::Base), t.surface.field);
    QCOMPARE(p.color(QPalette::Highlight), t.selection.background);
    QCOMPARE(p.color(QPalette::Disabled, QPalette::Text), t.text.disabled);
}

void TestTheme::figuresAlign()
{
    const Figures figures(fontFor(TextRole::Body));
    QCOMPARE(figures.width(u"1111"_s), figures.width(u"8888"_s));
    QCOMPARE(figures.width(u"0123456789"_s), 10 * figures.digitWidth());
    QVERIFY(figures.width(u"1.5"_s) < figures.width(u"1.55"_s));
    QCOMPARE(figures.elided(u"12"_s, 1000), u"12"_s);
    const QString elided = figures.elided(u"123456"_s, 4 * figures.digitWidth());
    QVERIFY(elided.endsWith(QChar(u'\u2026')));
    QVERIFY(figures.width(elided) <= 4 * figures.digitWidth());
}

void TestTheme::hyphensBeforeNumbersAreMinuses_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("set");
    QTest::newRow("a negative number") << u"-1.5 ms"_s << u"\u22121.5 ms"_s;
    QTest::newRow("after a word") << u"p99 (-3)"_s << u"p99 (\u22123)"_s;
    QTest::newRow("minus infinity") << u"-\u221e"_s << u"\u2212\u221e"_s;
    QTest::newRow("a name") << u"node-1"_s << u"node-1"_s;
    QTest::newRow("a date") << u"2026-11-22"_s << u"2026-11-22"_s;
    QTest::newRow("a dash") << u"a - b"_s << u"a - b"_s;
    QTest::newRow("a power") << u"1e-9"_s << u"1e-9"_s;
}

void TestTheme::hyphensBeforeNumbersAreMinuses()
{
    QFETCH(QString, given);
    QFETCH(QString, set);
    const Figures figures(fontFor(TextRole::Body));
    QCOMPARE(figures.width(given), figures.width(set));
    QCOMPARE(figures.elided(given, 1000), given);
    const auto picture = [&figures](const QString &text) {
        QImage image(120, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        figures.paint(&painter, QPointF(4, 20), text);
        return image;
    };
    QCOMPARE(picture(given), picture(set));
}

void TestTheme::figuresPaintInk()
{
    // A one in a wide cell is centred: the ink of "1" stays within its cell.
    const Figures figures(valueFont(40));
    QImage image(200, 80, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    figures.paint(&painter, QPointF(20, 60), u"1"_s);
    painter.end();
    int left = image.width();
    int right = -1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(image.pixel(x, y)) < 128) {
                left = qMin(left, x);
                right = qMax(right, x);
            }
        }
    }
    QVERIFY(right >= 0);
    QVERIFY(left >= 20);
    QVERIFY(right <= 20 + figures.digitWidth());
}

void TestTheme::hairlinesLieOnPixels_data()
{
    QTest::addColumn<qreal>("ratio");
    QTest::newRow("100 %") << 1.0;
    QTest::newRow("125 %") << 1.25;
    QTest::newRow("150 %") << 1.5;
    QTest::newRow("200 %") << 2.0;
}

void TestTheme::hairlinesLieOnPixels()
{
    QFETCH(qreal, ratio);
    for (const qreal position : {0.0, 1.0, 7.3, 12.5, 100.7}) {
        const qreal device = snapped(position, ratio) * ratio;
        QVERIFY(qAbs(device - std::floor(device) - 0.5) < 1e-6);
        QVERIFY(qAbs(snapped(position, ratio) - position) <= 1.0 / ratio + 1e-6);
    }
}

void TestTheme::everyIconPaints()
{
    const QStringList names = iconNames();
    QVERIFY(names.size() > 60);
    for (const QString &name : names) {
        const QImage image = iconPixmap(name, Qt::red, 16, 2).toImage();
        QCOMPARE(image.width(), 32);
        int ink = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                ink += qAlpha(image.pixel(x, y)) > 64 ? 1 : 0;
        }
        QVERIFY2(ink > 15, qPrintable(name));
    }
}

void TestTheme::iconsAreTinted()
{
    const Theme t = theme(u"dark"_s);
    const QImage on = themeIcon(u"plus"_s, t).pixmap(16, 16).toImage();
    QCOMPARE(QColor(on.pixel(8, 8)).name(), t.text.primary.name());
    const QImage off = themeIcon(u"plus"_s, t).pixmap(QSize(16, 16), QIcon::Disabled).toImage();
    QCOMPARE(QColor(off.pixel(8, 8)).name(), t.text.disabled.name());
}

void TestTheme::textScaleEnlarges()
{
    QCOMPARE(fontFor(TextRole::Body).pixelSize(), 13);
    QCOMPARE(fontFor(TextRole::Body, 1.5).pixelSize(), 20);
    QVERIFY(fontFor(TextRole::PanelTitle).weight() == QFont::DemiBold);
}

void TestTheme::appearanceFollowsPortal_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("themeId");
    const QString appearance = u"org.freedesktop.appearance"_s;
    QTest::newRow("dark") << appearance << u"color-scheme"_s << QVariant(1U) << u"dark"_s;
    QTest::newRow("light") << appearance << u"color-scheme"_s << QVariant(2U) << u"light"_s;
    QTest::newRow("contrast") << appearance << u"contrast"_s << QVariant(1U) << u"highcontrast"_s;
}

void TestTheme::appearanceFollowsPortal()
{
    QFETCH(QString, group);
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    SystemAppearanceWatcher watcher;
    watcher.apply(group, key, value);
    QTEST(watcher.current().themeId(), "themeId");
    QSignalSpy spy(&watcher, &SystemAppearanceWatcher::changed);
    watcher.apply(group, key, value);
    QCOMPARE(spy.count(), 0);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
