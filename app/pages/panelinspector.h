#pragma once

#include "app/query/panelmodel.h"
#include "widgets/theme/theme.h"

#include <QDialog>
#include <QPointer>

class QPlainTextEdit;
class QTabWidget;

namespace Promontory {

class FrameTable;

/// Shows how a panel came by its picture: data as a table, request, answer, timing. Follows the panel
/// while it is open. Everything from servers is plain text.
class PanelInspector : public QDialog
{
    Q_OBJECT

public:
    PanelInspector(PanelModel &model, const QString &title, const Theme &theme, QWidget *parent);

signals:
    void linkActivated(const QUrl &url); ///< a data link in its table

private:
    void follow(const PanelModel &model);
    QString requestText(const PanelModel &model) const;
    QString answerText(const PanelModel &model) const;
    QString timingText(const PanelModel &model) const;

    QTabWidget *m_tabs;
    FrameTable *m_table;
    QPlainTextEdit *m_request;
    QPlainTextEdit *m_answer;
    QPlainTextEdit *m_timing;
};

} // namespace Promontory
