#include "widgets/panels/panelframe.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/paneltype.h"
#include "widgets/panels/panelveil.h"
#include "widgets/panels/statecard.h"
#include "widgets/panels/statestrip.h"

#include <QSignalSpy>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Noon = 1'795'089'600'000;

PanelStatus statusOf(PanelState state, qint64 ageMs = 21'000)
{
    PanelStatus status;
    status.state = state;
    status.hasPicture = true;
    status.lastSuccessMs = Noon;
    status.ageMs = ageMs;
    status.error = Error{ErrorKind::BadQuery, u"Unknown function \"rat\" at 1:5"_s, {}};
    return status;
}

/// A view that says what it was told.
class ProbeView : public PanelView
{
public:
    using PanelView::PanelView;

    void setOptions(const Json &options) override { Q_UNUSED(options) }
    void setContext(const PanelContext &context) override { Q_UNUSED(context) }
    void setData(const PanelData &answer) override { Q_UNUSED(answer) }
    void setMuted(bool value) override { isMuted = value; }
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        ++paints;
    }
    QString summary() const override { return u"Shows 3."_s; }

    bool isMuted = false;
    int paints = 0;
};

} // namespace

class PanelFrameTest : public QObject
{
    Q_OBJECT

private:
    PanelFrame *makeFrame(QWidget *host, const QString &title = u"Latency"_s)
    {
        auto *frame = new PanelFrame(host);
        PanelContext context;
        context.theme = *loadTheme(u"dark"_s);
        frame->setContext(context);
        frame->setGeometry(0, 0, 400, 200);
        frame->setTitle(title);
        frame->setView(new ProbeView);
        return frame;
    }

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void writesAges_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<QString>("text");
        QTest::newRow("seconds") << qint64(21'000) << u"21 s"_s;
        QTest::newRow("minutes") << qint64(252'000) << u"4m12s"_s;
        QTest::newRow("padded seconds") << qint64(125'000) << u"2m05s"_s;
        QTest::newRow("a quarter and more") << qint64(1'080'000) << u"18m"_s;
        QTest::newRow("hours") << qint64(3 * 3'600'000 + 300'000) << u"3h5m"_s;
        QTest::newRow("days") << qint64(50 * 3'600'000) << u"2d"_s;
        QTest::newRow("clock went back") << qint64(-5) << u"0 s"_s;
    }
    void writesAges()
    {
        QFETCH(qint64, age);
        QFETCH(QString, text);
        QCOMPARE(StateTexts::age(age), text);
    }

    void badgesStates_data()
    {
        QTest::addColumn<PanelState>("state");
        QTest::addColumn<qint64>("age");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("solid");
        QTest::newRow("ok") << PanelState::Ok << qint64(0) << QString() << false;
        QTest::newRow("empty") << PanelState::Empty << qint64(0) << QString() << false;
        QTest::newRow("error") << PanelState::Error << qint64(0) << u"Error"_s << false;
        QTest::newRow("late") << PanelState::Late << qint64(21'000) << u"21 s"_s << false;
        QTest::newRow("stale") << PanelState::Stale << qint64(252'000) << u"STALE 4m12s"_s << true;
        QTest::newRow("dead") << PanelState::Dead << qint64(1'080'000) << u"DEAD 18m"_s << true;
        QTest::newRow("silent") << PanelState::Silent << qint64(0) << u"Newest sample 6 min old"_s
                                << false;
        QTest::newRow("partial") << PanelState::Partial << qint64(0)
                                 << u"Partial: 1 of 3 stores silent"_s << false;
        QTest::newRow("unsupported")
            << PanelState::Unsupported << qint64(0) << u"Placeholder"_s << false;
    }
    void badgesStates()
    {
        QFETCH(PanelState, state);
        QFETCH(qint64, age);
        QFETCH(QString, text);
        QFETCH(bool, solid);
        PanelStatus status = statusOf(state, age);
        status.newestSampleMs = Noon - 360'000;
        status.notices = {{Notice::Severity::Partial, u"1 of 3 stores silent."_s}};
        const StateBadge badge = StateTexts::badge(status, QTimeZone::utc());
        if (state == PanelState::Silent)
            QVERIFY2(badge.text.startsWith(u"Newest sample 6"_s), qPrintable(badge.text));
        else
            QCOMPARE(badge.text, text);
        QCOMPARE(badge.solid, solid);
        // Word and sign: never a colour alone.
        QCOMPARE(badge.sign == StateSign::None, badge.text.isEmpty());
    }

    void tellsWarnings()
    {
        PanelStatus status = statusOf(PanelState::Ok);
        status.notices = {{Notice::Severity::Info, u"Nothing to see"_s},
                          {Notice::Severity::Warning, u"A store is slow"_s}};
        const StateBadge badge = StateTexts::badge(status, QTimeZone::utc());
        QCOMPARE(badge.text, u"Warning"_s);
        QCOMPARE(badge.explanation, u"A store is slow."_s);
        QCOMPARE(StateTexts::sentence(status, QTimeZone::utc()), u"Warning. A store is slow."_s);
        status.notices.removeLast();
        QVERIFY(StateTexts::badge(status, QTimeZone::utc()).text.isEmpty());
        QVERIFY(StateTexts::sentence(status, QTimeZone::utc()).isEmpty());
    }

    void explainsErrors()
    {
        const StateMessage strip = StateTexts::strip(statusOf(PanelState::Error), QTimeZone::utc());
        QCOMPARE(strip.headline, u"Unknown function \"rat\" at 1:5."_s);
        QCOMPARE(strip.detail, u"Picture of 12:00."_s);
        PanelStatus first = statusOf(PanelState::Error);
        first.hasPicture = false;
        QVERIFY(StateTexts::strip(first, QTimeZone::utc()).headline.isEmpty());
        QCOMPARE(StateTexts::message(first, QTimeZone::utc()).detail,
                 u"Unknown function \"rat\" at 1:5."_s);
    }

    void saysWhatIsDead()
    {
        PanelStatus status = statusOf(PanelState::Dead, 1'080'000);
        status.error->message = u"prometheus-prod refuses connections"_s;
        status.nextTryMs = Noon + 1'080'000 + 24'000;
        const StateMessage message = StateTexts::message(status, QTimeZone::utc());
        QCOMPARE(message.headline, u"No data since 12:00"_s);
        QCOMPARE(message.detail, u"prometheus-prod refuses connections. Next try in 24 s."_s);
    }

    void saysWhatIsEmpty()
    {
        PanelStatus status = statusOf(PanelState::Empty);
        status.rangeText = u"the last 6 hours"_s;
        status.filterText = u"view = \"admin\""_s;
        const StateMessage message = StateTexts::message(status, QTimeZone::utc());
        QCOMPARE(message.headline, u"No series in the last 6 hours"_s);
        QCOMPARE(message.detail, u"The expression matched nothing for view = \"admin\"."_s);
    }

    void noStateMovesTheView_data()
    {
        QTest::addColumn<PanelState>("state");
        for (const PanelState state :
             {PanelState::Idle, PanelState::Loading, PanelState::Ok, PanelState::Empty,
              PanelState::Error, PanelState::Unsupported, PanelState::Late, PanelState::Stale,
              PanelState::Dead, PanelState::Silent, PanelState::Partial})
            QTest::newRow(qPrintable(panelStateName(state))) << state;
    }
    void noStateMovesTheView()
    {
        QFETCH(PanelState, state);
        QWidget host;
        PanelFrame *frame = makeFrame(&host);
        const QRect before = frame->view()->geometry();
        PanelStatus status = statusOf(state);
        status.loading = true;
        frame->setStatus(status);
        QCOMPARE(frame->view()->geometry(), before);
        QCOMPARE(before, frame->bodyRect());
        const bool isReplaced = state == PanelState::Empty || state == PanelState::Dead;
        QCOMPARE(frame->view()->isHidden(), isReplaced);
        QCOMPARE(static_cast<ProbeView *>(frame->view())->isMuted, state == PanelState::Stale);
    }

    void showsOldPictures()
    {
        QWidget host;
        PanelFrame *frame = makeFrame(&host);
        frame->setStatus(statusOf(PanelState::Error));
        QVERIFY(!frame->findChild<StateStrip *>()->isHidden());
        QCOMPARE(frame->findChild<PanelVeil *>()->look().dim, 0.55);
        frame->setStatus(statusOf(PanelState::Stale));
        QCOMPARE(frame->findChild<PanelVeil *>()->look().dim, 0.5);
        QVERIFY(!frame->findChild<PanelVeil *>()->look().missing); // no time axis, nothing missing
        frame->setStatus(statusOf(PanelState::Ok));
        QVERIFY(frame->findChild<PanelVeil *>()->isHidden());
        QVERIFY(frame->findChild<StateStrip *>()->isHidden());
    }

    void latePanelsWithoutPictureSayWhatWasFound()
    {
        QWidget host;
        PanelFrame *frame = makeFrame(&host);
        PanelStatus status = statusOf(PanelState::Late);
        status.hasPicture = false;
        frame->setStatus(status);
        QVERIFY(frame->view()->isHidden());
        QVERIFY(frame->findChild<StateCard *>()->message().headline.contains(u"No series"_s));
        frame->setStatus(statusOf(PanelState::Late));
        QVERIFY(!frame->view()->isHidden());
    }

    void offersActions()
    {
        QWidget host;
        PanelFrame *frame = makeFrame(&host);
        PanelStatus status = statusOf(PanelState::Empty);
        status.widerRangeText = u"Last 7 days"_s;
        frame->setStatus(status);
        QSignalSpy actions(frame, &PanelFrame::actionRequested);
        const auto buttons = frame->findChild<StateCard *>()->findChildren<PanelButton *>();
        QCOMPARE(buttons.size(), 2);
        QCOMPARE(buttons.at(0)->text(), u"Last 7 days"_s);
        buttons.at(0)->click();
        buttons.at(1)->click();
        QCOMPARE(actions.size(), 2);
        QCOMPARE(actions.at(0).at(0).value<PanelAction>(), PanelAction::WidenRange);
        QCOMPARE(actions.at(1).at(0).value<PanelAction>(), PanelAction::ShowRequest);
    }

    void describesItself()
    {
        QWidget host;
        PanelFrame *frame = makeFrame(&host);
        frame->setStatus(statusOf(PanelState::Late));
        QCOMPARE(frame->accessibleName(), u"Latency"_s);
        QCOMPARE(frame->accessibleDescription(), u"The data is late: 21 s old. Shows 3."_s);
        frame->setStatus(statusOf(PanelState::Dead, 1'080'000));
        QVERIFY2(!frame->accessibleDescription().contains(u"Shows"_s),
                 "old values must not be read out as current");
    }

    void keepsTitlesHarmless()
    {
        QWidget host;
        PanelFrame *frame = makeFrame(&host, u"a\u202Eb\n<img src=x>"_s + QString(5000, u'x'));
        QVERIFY(frame->title().startsWith(u"ab <img src=x>"_s));
        QVERIFY(frame->title().size() <= 301);
        QVERIFY(!frame->grab().isNull());
    }

    /// In a narrow panel the title has the place of the menu until the pointer is over it.
    void titlesOfNarrowPanelsAreWhole()
    {
        const auto picture = [](const QString &title, int width, bool isInteractive, bool hasButtons) {
            PanelHeader header(nullptr);
            header.setTheme(*loadTheme(u"dark"_s));
            header.setTitle(title);
            header.setInteractive(isInteractive);
            header.resize(width, PanelHeader::Height);
            header.setButtonsShown(hasButtons);
            return header.grab().toImage();
        };
        const QString title = u"CPU Cores"_s;
        const int wide = 200;
        int narrow = 60; // the least width that shows the title whole, at rest
        const QImage whole = picture(title, wide, false, false);
        const auto isWhole = [&](bool isInteractive, bool hasButtons) {
            const QImage shown = picture(title, narrow, isInteractive, hasButtons);
            const QRect text(0, 0, narrow - 8, shown.height());
            return shown.copy(text) == whole.copy(text);
        };
        while (narrow < wide && !isWhole(false, false))
            ++narrow;
        QVERIFY(narrow < wide);
        QVERIFY(isWhole(true, false));
        QVERIFY(!isWhole(true, true));
    }

    void givesBodyTheRoomOfAMissingTitle()
    {
        QWidget host;
        PanelFrame *frame = makeFrame(&host, {});
        QCOMPARE(frame->bodyRect().top(), 1);
        QVERIFY(frame->headerRect().isEmpty());
        frame->setTitle(u"Title"_s);
        QCOMPARE(frame->bodyRect().top(), PanelHeader::Height);
    }

    void repaintsNoViewForItsAge()
    {
        QWidget host;
        host.resize(500, 300);
        PanelFrame *frame = makeFrame(&host);
        frame->setStatus(statusOf(PanelState::Ok));
        host.show();
        QVERIFY(QTest::qWaitForWindowExposed(&host));
        QCoreApplication::processEvents();
        auto *view = static_cast<ProbeView *>(frame->view());
        const int before = view->paints;
        PanelStatus status = statusOf(PanelState::Ok, 1'000);
        status.ageMs = 2'000;
        frame->setStatus(status);
        QCoreApplication::processEvents();
        QCOMPARE(view->paints, before);
    }

    void opensMenuByKeyAndPointer()
    {
        QWidget host;
        host.resize(500, 300);
        PanelFrame *frame = makeFrame(&host);
        QSignalSpy menus(frame, &PanelFrame::menuRequested);
        host.show();
        QVERIFY(QTest::qWaitForWindowExposed(&host));
        frame->setFocus(Qt::TabFocusReason);
        QTest::keyClick(frame, Qt::Key_Return);
        QCOMPARE(menus.size(), 1);
    }

    void linksHaveASignBehindTheTitle_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("width");
        QTest::newRow("short") << u"Latency"_s << 400;
        QTest::newRow("too long") << QString(200, u'x') << 400;
        QTest::newRow("narrow") << u"Latency of requests"_s << 140;
        QTest::newRow("without a title") << QString() << 300;
    }
    void linksHaveASignBehindTheTitle()
    {
        QFETCH(QString, title);
        QFETCH(int, width);
        QWidget host;
        host.resize(500, 300);
        PanelFrame *frame = makeFrame(&host, title);
        frame->resize(width, 200);
        frame->setDescription(u"About it."_s);
        host.show();
        QVERIFY(QTest::qWaitForWindowExposed(&host));
        const auto sign = [frame]() -> PanelButton * {
            for (PanelButton *button : frame->findChildren<PanelButton *>()) {
                if (button->accessibleName() == "Links of this panel"_L1 && button->isVisible())
                    return button;
            }
            return nullptr;
        };
        QVERIFY(!sign());
        frame->setLinkTip(u"<b>Logs</b>\nhttps://example.org"_s);
        QVERIFY(sign());
        QVERIFY(frame->rect().contains(QRect(sign()->mapTo(frame, QPoint()), sign()->size())));
        QVERIFY(!sign()->toolTip().contains("<b>"_L1));
        QSignalSpy requests(frame, &PanelFrame::linksRequested);
        QTest::mouseClick(sign(), Qt::LeftButton);
        QCOMPARE(requests.size(), 1);
        frame->setLinkTip({});
        QVERIFY(!sign());
    }
};

QTEST_MAIN(PanelFrameTest)
#include "tst_panelframe.moc"
