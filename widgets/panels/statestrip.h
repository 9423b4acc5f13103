#pragma once

#include "widgets/panels/panelbutton.h"
#include "widgets/panels/statetexts.h"

#include <QWidget>

namespace Promontory {

/// The line over an old picture: why there is no new one, how old it is, and a way to the details.
class StateStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StateStrip(QWidget *parent);

    static constexpr int Height = 26;

    void setTheme(const Theme &theme);
    /// The reason gives way before the age of the picture does.
    void setMessage(const StateMessage &message);
    const StateMessage &message() const { return m_message; }

signals:
    void detailsClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeButton();

    Theme m_theme;
    StateMessage m_message;
    PanelButton *m_details;
};

} // namespace Promontory
