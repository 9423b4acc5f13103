#include "tests/benchmarks/pixels.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// The benchmark itself: it has to paint what it claims to paint.
class BenchPixelsTest : public QObject
{
    Q_OBJECT

private slots:
    void thinnedLooksLikeAll_data();
    void thinnedLooksLikeAll();
    void refusesWhatIsNoAnswer();
};

namespace {

/// A matrix answer of random walks, with a hole in every series if asked for.
QByteArray matrix(int series, int samples, bool hasGaps)
{
    QByteArray text = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (int s = 0; s < series; ++s) {
        std::mt19937 random(static_cast<unsigned>(s));
        std::normal_distribution<double> step(0, 1);
        double value = 100;
        text += s > 0 ? "," : "";
        text += R"({"metric":{"instance":"host-)" + QByteArray::number(s) + R"("},"values":[)";
        bool isFirst = true;
        for (int i = 0; i < samples; ++i) {
            value += step(random);
            if (hasGaps && i % 700 > 600)
                continue;
            text += isFirst ? "" : ",";
            isFirst = false;
            text += "[" + QByteArray::number(1'700'000'000 + i * 15) + ",\"" + QByteArray::number(value, 'g', 17) + "\"]";
        }
        text += "]}";
    }
    return text + "]}}";
}

QString write(const QTemporaryDir &folder, const QByteArray &text)
{
    const QString path = folder.filePath(u"matrix.json"_s);
    QFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    return isWritten ? path : QString();
}

} // namespace

void BenchPixelsTest::thinnedLooksLikeAll_data()
{
    QTest::addColumn<int>("series");
    QTest::addColumn<int>("samples");
    QTest::addColumn<bool>("hasGaps");
    QTest::newRow("crowded") << 20 << 6000 << false;
    QTest::newRow("crowded with gaps") << 20 << 6000 << true;
}

void BenchPixelsTest::thinnedLooksLikeAll()
{
    QFETCH(int, series);
    QFETCH(int, samples);
    QFETCH(bool, hasGaps);
    const QTemporaryDir folder;
    PixelsRequest request;
    request.file = write(folder, matrix(series, samples, hasGaps));
    request.size = QSize(600, 300);
    request.rounds = 1;
    request.isChecked = true;
    request.pngPath = folder.filePath(u"picture.png"_s);
    const auto result = measurePixels(request);
    QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().message));
    QVERIFY2(result->differingPercent <= 0.5, qPrintable(QString::number(result->differingPercent)));
    const QImage picture(request.pngPath);
    QCOMPARE(picture.size(), request.size);
    QSet<QRgb> colors;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            colors.insert(picture.pixel(x, y));
    }
    QVERIFY(colors.size() > 10);
}

void BenchPixelsTest::refusesWhatIsNoAnswer()
{
    const QTemporaryDir folder;
    PixelsRequest request;
    request.file = folder.filePath(u"missing.json"_s);
    QVERIFY(!measurePixels(request));
    request.file = write(folder, "not an answer");
    QVERIFY(!measurePixels(request));
}

QTEST_MAIN(BenchPixelsTest)
#include "tst_benchpixels.moc"
