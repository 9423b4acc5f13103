#pragma once

#include "widgets/controls/jsontextedit.h"

#include <QByteArray>
#include <QWidget>

class QAction;
class QLabel;
class QListWidget;
class QTimer;
class QToolButton;

namespace Promontory {

class FindBar;
class GoToLineBar;

/// A JSON document as text to edit: the text with its problems marked in place and listed below, find, go to
/// line, format and copy. What counts as a problem is another's business: once typing rests, checkWanted()
/// hands the text out, and setProblems() brings the verdict, from whatever thread it was found on.
class JsonEditor : public QWidget
{
    Q_OBJECT

public:
    explicit JsonEditor(QWidget *parent = nullptr);
    ~JsonEditor() override;

    /// A new text; nothing of it is edited. Asks for its check at once, without waiting for it.
    void setText(const QString &text);
    /// A new text as an edit that can be undone.
    void replaceText(const QString &text);
    QString text() const;
    bool isEdited() const;
    /// To look at, search and copy only.
    void setReadOnly(bool readOnly);

    /// The verdict on a text that was handed out; too late for a text that changed since. The first error
    /// without a place is at 1:1.
    void setProblems(quint64 revision, const QList<TextProblem> &problems);
    /// The text as it stands has its verdict.
    bool isChecked() const { return m_checkedRevision == m_revision; }
    bool hasErrors() const;
    /// The text as it stands; raised by every edit.
    quint64 revision() const { return m_revision; }

    JsonTextEdit &textEdit() { return *m_edit; }

signals:
    void edited();
    void checkWanted(quint64 revision, const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createActions();
    QWidget *createFoot();
    void noteEdit();
    void askCheck();
    void format();
    void copy();
    void listProblems();
    void showState();
    void showPosition();
    void goToListed(int row);

    JsonTextEdit *m_edit;
    FindBar *m_find;
    GoToLineBar *m_goTo;
    QListWidget *m_list;
    QLabel *m_state;
    QLabel *m_position;
    QToolButton *m_format = nullptr;
    QTimer *m_rest;
    quint64 m_revision = 1;
    quint64 m_checkedRevision = 0;
    bool m_setting = false;
};

} // namespace Promontory
