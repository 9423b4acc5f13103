#pragma once

#include "widgets/theme/theme.h"

#include <QAbstractButton>

namespace Promontory {

/// A large button of the start page: icon, title, one line below.
class StartCard : public QAbstractButton
{
    Q_OBJECT

public:
    StartCard(const QString &icon, const QString &title, const QString &line, QWidget *parent);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override { return {380, 84}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    Theme m_theme;
    QString m_icon;
    QString m_line;
};

} // namespace Promontory
