#include <QDir>
#include <QTest>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/// Runs every file of the corpus through the fuzz target. A breach aborts, as it does under libFuzzer.
class Replay : public QObject
{
    Q_OBJECT

private slots:
    void corpus_data();
    void corpus();
};

void Replay::corpus_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(PROMONTORY_CORPUS));
    const QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
    QVERIFY2(!files.isEmpty(), qPrintable(folder.path()));
    for (const QFileInfo &file : files)
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void Replay::corpus()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const std::vector<uint8_t> input(bytes.cbegin(), bytes.cend());
    QCOMPARE(LLVMFuzzerTestOneInput(input.data(), input.size()), 0);
}

QTEST_GUILESS_MAIN(Replay)
#include "replay.moc"
