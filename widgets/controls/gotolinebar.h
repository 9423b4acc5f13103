#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Promontory {

class JsonTextEdit;

/// Asks for a line, "120" or "120:8", and goes there.
class GoToLineBar : public QWidget
{
    Q_OBJECT

public:
    explicit GoToLineBar(JsonTextEdit &edit, QWidget *parent = nullptr);

    void open();
    void close();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void go();

    JsonTextEdit &m_edit;
    QLineEdit *m_field;
    QLabel *m_lines;
};

} // namespace Promontory
