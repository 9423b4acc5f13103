#include "app/language/englishplurals.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// Counts in the texts of the program, and that no counted text is without its singular.
class TestEnglishPlurals : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(QCoreApplication::installTranslator(&m_plurals)); }

    void counts_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << 0 << u"0 panels"_s;
        QTest::newRow("one") << 1 << u"1 panel"_s;
        QTest::newRow("two") << 2 << u"2 panels"_s;
        QTest::newRow("eleven") << 11 << u"11 panels"_s;
    }

    void counts()
    {
        QFETCH(int, n);
        QTEST(QCoreApplication::translate("Any", "%n panels", nullptr, n), "expected");
    }

    void othersStay()
    {
        QCOMPARE(QCoreApplication::translate("Any", "A text"), u"A text"_s);
        QCOMPARE(QCoreApplication::translate("Any", "+%n more", nullptr, 1), u"+1 more"_s);
    }

    void everyCountedTextHasItsSingular()
    {
        // Alike for one and for many.
        static const QRegularExpression alike(u"%n more\\b(?! rows)|^The samples of %n series were"_s);
        const QStringList texts = countedTexts();
        QVERIFY(texts.size() > 15);
        for (const QString &text : texts) {
            const QString one = m_plurals.translate("", text.toUtf8().constData(), nullptr, 1);
            QVERIFY2(alike.match(text).hasMatch() != (!one.isEmpty() && one != text), qPrintable(text));
        }
    }

private:
    /// The string literals with "%n" of all sources, those in pieces put together.
    static QStringList countedTexts()
    {
        static const QString piece = u"\"(?:[^\"\\\\\\n]|\\\\.)*\""_s;
        static const QRegularExpression literal(QString(piece + u"(?:\\s*"_s + piece + u")*"_s));
        static const QRegularExpression seam(u"\"\\s*\""_s);
        QStringList texts;
        for (const QString &folder : {u"app"_s, u"widgets"_s, u"datasources"_s}) {
            QDirIterator files(QStringLiteral(PROMONTORY_SOURCE_DIR) + u'/' + folder, {u"*.cpp"_s, u"*.h"_s},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                if (files.next().contains(u"/app/language/"_s))
                    continue;
                QFile file(files.filePath());
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                const QString source = QString::fromUtf8(file.readAll());
                if (!source.contains(u"%n"_s))
                    continue;
                auto found = literal.globalMatch(source);
                while (found.hasNext()) {
                    const QString text = found.next().captured().replace(seam, QString());
                    if (text.contains(u"%n"_s))
                        texts.append(text.sliced(1, text.size() - 2));
                }
            }
        }
        return texts;
    }

    EnglishPlurals m_plurals;
};

QTEST_GUILESS_MAIN(TestEnglishPlurals)
#include "tst_englishplurals.moc"
