#pragma once

#include "app/links/dashboardlinks.h"

#include <QObject>

class QToolButton;

namespace Promontory {

class DashboardBoard;
class DashboardDocument;
class VariableBar;

/// The links of a dashboard as buttons behind its variables. Where one leads is worked out when it is clicked.
class LinkButtons : public QObject
{
    Q_OBJECT

public:
    LinkButtons(DashboardBoard &board, const DashboardDocument &document, VariableBar &bar, QObject *parent);

    const QList<LinkButton> &buttons() const { return m_buttons; }

private:
    QList<LinkButton> made() const;
    void update();
    QToolButton *createButton(const LinkButton &button, qsizetype index);
    void fillMenu(QToolButton *widget, qsizetype index);
    void follow(qsizetype index);

    DashboardBoard &m_board;
    const DashboardDocument &m_document;
    VariableBar &m_bar;
    QList<LinkButton> m_buttons;
};

} // namespace Promontory
