#pragma once

#include "app/annotations/annotationrunner.h"

namespace Promontory {

class DashboardBoard;
class MessageStack;
class VariableBar;

/// The switches of a dashboard's annotations above it, and what is said when one fails.
class AnnotationControls : public QObject
{
    Q_OBJECT

public:
    AnnotationControls(DashboardBoard &board, VariableBar &bar, MessageStack &messages, QObject *parent);

private:
    void update();
    void say(const QList<AnnotationState> &states);

    DashboardBoard &m_board;
    VariableBar &m_bar;
    MessageStack &m_messages;
    QString m_said; ///< closed by hand it does not come back
};

} // namespace Promontory
