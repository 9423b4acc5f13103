#pragma once

#include "widgets/panels/panelbutton.h"
#include "widgets/panels/statetexts.h"

#include <QWidget>

namespace Promontory {

/// A sentence in the middle of a panel that has no picture, with at most two things to do about it.
class StateCard : public QWidget
{
    Q_OBJECT

public:
    explicit StateCard(QWidget *parent);

    void setTheme(const Theme &theme);
    void setMessage(const StateMessage &message);
    const StateMessage &message() const { return m_message; }
    /// A frame around the sentence and a larger headline: data is gone.
    void setFramed(bool framed);
    /// Texts of the actions; an empty one is not offered.
    void setActions(const QString &first, const QString &second);

signals:
    void firstClicked();
    void secondClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Geometry
    {
        QRectF headline, detail, frame;
        int buttonsTop = 0;
    };
    QFont headlineFont() const;
    QFont detailFont() const;
    qreal roomForText() const;
    Geometry geometryOf() const;
    /// The detail, ended by an ellipsis where it does not fit.
    QString shownDetail(const QRectF &place) const;
    void placeButtons();

    Theme m_theme;
    StateMessage m_message;
    bool m_framed = false;
    bool m_hasFirst = false;
    bool m_hasSecond = false;
    PanelButton *m_first;
    PanelButton *m_second;
};

} // namespace Promontory
