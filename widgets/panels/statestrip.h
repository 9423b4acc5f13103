#pragma once

#include "widgets/panels/panelbutton.h"

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
    void setText(const QString &text);
    const QString &text() const { return m_text; }

signals:
    void detailsClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeButton();

    Theme m_theme;
    QString m_text;
    PanelButton *m_details;
};

} // namespace Promontory
