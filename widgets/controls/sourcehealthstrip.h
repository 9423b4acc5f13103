#pragma once

#include <QList>
#include <QWidget>

namespace Promontory {

/// One source with the age of its data, as the strip shows it.
struct SourceAge
{
    enum class State { Waiting, Fresh, Late, Silent, Failed };

    QString id;
    QString name;
    State state = State::Waiting;
    qint64 ageMs = 0;   ///< of the newest answer; of the newest sample when silent
    qint64 retryMs = 0; ///< until the next try, 0: none planned
    QString reason;     ///< of a failure, for the tool tip; plain text

    bool operator==(const SourceAge &) const = default;
};

/// How long ago, in one unit: "4 s", "3 min", "2 h", "5 d".
QString ageText(qint64 ageMs);
/// "data 4 s old", "41 s, retrying in 6 s", …
QString healthText(const SourceAge &health);

/// Health and age of the data of all sources in use, always in sight: sign, name, words. Where room is short, healthy
/// sources lose their words, then give way to a count.
class SourceHealthStrip : public QWidget
{
    Q_OBJECT

public:
    explicit SourceHealthStrip(QWidget *parent = nullptr);

    void setSources(const QList<SourceAge> &sources);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void sourceActivated(const QString &id); ///< clicked

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Place
    {
        QRect rect;
        bool withText = true; ///< else the sign and the name alone
        bool isShown = true;
    };

    int widthOf(const SourceAge &health, bool withText) const;
    QList<Place> places() const;
    qsizetype leftOut(const QList<Place> &places) const;
    QString leftOutText() const;
    QString moreText(qsizetype count) const;
    int indexAt(const QPoint &position) const;
    void paintSource(QPainter &painter, const SourceAge &health, const Place &place) const;

    QList<SourceAge> m_sources;
};

} // namespace Promontory
