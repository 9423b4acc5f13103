#include "app/window/openlink.h"

#include "widgets/common/values/linkaddress.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class OpenLinkTest : public QObject
{
    Q_OBJECT

public slots:
    void take(const QUrl &url) { m_opened.append(url); }

private:
    const QStringList m_schemes{u"http"_s, u"https"_s, u"mailto"_s, u"file"_s, u"javascript"_s};
    QList<QUrl> m_opened;

    static QAbstractButton *button(const QMessageBox *box, QMessageBox::ButtonRole role)
    {
        for (QAbstractButton *each : box->buttons()) {
            if (box->buttonRole(each) == role)
                return each;
        }
        return nullptr;
    }

private slots:
    void initTestCase()
    {
        for (const QString &scheme : m_schemes)
            QDesktopServices::setUrlHandler(scheme, this, "take");
    }
    void cleanupTestCase()
    {
        for (const QString &scheme : m_schemes)
            QDesktopServices::unsetUrlHandler(scheme);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"file:///etc/passwd", "javascript:alert(1)", "smb://evil/share", "data:text/html,x",
                                 "//evil/share", "/etc/passwd", "", "https:///x", "https://good.org@evil.org/",
                                 "https://user:word@evil.org/", "vbscript:x", "search-ms:query=x"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!askToOpenLink(QUrl(text), nullptr));
        QVERIFY(m_opened.isEmpty());
    }

    void showsTheWholeAddress()
    {
        QCOMPARE(shownAddress(QUrl(u"https://ex\u0430mple.org/a b?x=%3Cb%3E#\u202Egnp"_s)),
                 u"https://xn--exmple-4nf.org/a%20b?x=%3Cb%3E#%E2%80%AEgnp"_s);
    }

    void copiesByDefault()
    {
        QMessageBox *box = askToOpenLink(QUrl(u"https://example.org/x?y=1"_s), nullptr);
        QVERIFY(box);
        QCOMPARE(box->textFormat(), Qt::PlainText);
        QVERIFY(box->text().contains(u"https://example.org/x?y=1"_s));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://example.org/x?y=1"_s);
        QVERIFY(m_opened.isEmpty());
    }

    void opensWhenAsked()
    {
        QMessageBox *box = askToOpenLink(QUrl(u"https://example.org/y"_s), nullptr);
        QVERIFY(box);
        button(box, QMessageBox::ActionRole)->click();
        QCOMPARE(m_opened, QList<QUrl>{QUrl(u"https://example.org/y"_s)});
    }
};

QTEST_MAIN(OpenLinkTest)
#include "tst_openlink.moc"
