#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace Promontory {

/// What a place says that has nothing to show: one line, one sentence, one or two actions. The first action
/// is the filled button, unless the view has one already.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const QString &title, const QString &text, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &text);
    void addStateAction(QAction *action, bool mayBeFilled = true);

private:
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_actions;
};

} // namespace Promontory
