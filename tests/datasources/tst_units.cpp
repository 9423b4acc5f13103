#include "datasources/format/formatvalue.h"
#include "datasources/format/unittable.h"

#include <QSet>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class TestUnits : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void tableIsComplete();
    void everyUnitPrintsZeroAndOne_data();
    void everyUnitPrintsZeroAndOne();
    void scales();
};

void TestUnits::tableIsComplete()
{
    QCOMPARE(knownUnits().size(), 273);
    QSet<QString> ids;
    QStringList groups;
    for (const UnitInfo &unit : knownUnits()) {
        QVERIFY2(!ids.contains(unit.id), qPrintable(unit.id));
        QVERIFY(!unit.name.isEmpty());
        ids.insert(unit.id);
        if (groups.isEmpty() || groups.last() != unit.group)
            groups.append(unit.group);
    }
    QCOMPARE(groups.size(), 25);
    QCOMPARE(groups.first(), u"Misc"_s);
    QCOMPARE(groups.last(), u"Boolean"_s);
}

void TestUnits::everyUnitPrintsZeroAndOne_data()
{
    QTest::addColumn<QString>("unit");
    for (const UnitInfo &unit : knownUnits())
        QTest::addRow("%s", qPrintable(unit.id)) << unit.id;
}

void TestUnits::everyUnitPrintsZeroAndOne()
{
    QFETCH(QString, unit);
    QCOMPARE(unitDefinition(unit).id, unit);
    QVERIFY(!formatUnit(0, unit).joined().isEmpty());
    const QString one = formatUnit(1, unit).joined();
    QCOMPARE(one, one.trimmed());
    QVERIFY(formatUnit(0, unit).joined() != one || unit.startsWith("dateTime"_L1));
}

void TestUnits::scales()
{
    QCOMPARE(unitScale(u"bytes"_s), UnitScale::Binary);
    QCOMPARE(unitScale(u"decbytes"_s), UnitScale::Decimal);
    QCOMPARE(unitScale(u"s"_s), UnitScale::Time);
    QCOMPARE(unitScale(u"clockms"_s), UnitScale::Time);
    QCOMPARE(unitScale(u"reqps"_s), UnitScale::Decimal);
    QCOMPARE(unitScale({}), UnitScale::Decimal);
}

QTEST_GUILESS_MAIN(TestUnits)
#include "tst_units.moc"
