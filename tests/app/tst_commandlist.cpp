#include "app/window/commandlist.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class TestCommandList : public QObject
{
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("expected");
        const QStringList all{u"Memory in use"_s, u"CPU by kind"_s, u"Shared memory"_s, u"Full screen"_s};
        QTest::newRow("nothing typed") << u""_s << all;
        QTest::newRow("beginnings first") << u"mem"_s << QStringList{u"Memory in use"_s, u"Shared memory"_s};
        QTest::newRow("any case") << u"cpu"_s << QStringList{u"CPU by kind"_s};
        QTest::newRow("inside a word last") << u"re"_s << QStringList{u"Shared memory"_s, u"Full screen"_s};
        QTest::newRow("all words needed") << u"use mem"_s << QStringList{u"Memory in use"_s};
        QTest::newRow("spaces alone") << u"  "_s << all;
        QTest::newRow("unknown") << u"zz"_s << QStringList{};
    }

    void matches()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, expected);
        QStringList found;
        for (const qsizetype index : bestMatches(m_entries, typed, 10))
            found.append(m_entries.at(index).text);
        QCOMPARE(found, expected);
    }

    void limit() { QCOMPARE(bestMatches(m_entries, {}, 2), (QList<qsizetype>{0, 1})); }

private:
    const QList<CommandEntry> m_entries{{u"Memory in use"_s, {}, {}, {}},
                                        {u"CPU by kind"_s, {}, {}, {}},
                                        {u"Shared memory"_s, {}, {}, {}},
                                        {u"Full screen"_s, {}, {}, {}}};
};

QTEST_GUILESS_MAIN(TestCommandList)
#include "tst_commandlist.moc"
