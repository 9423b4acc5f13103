#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace Promontory {

class JsonTextEdit;
class SearchField;

/// Searches a text while one types. Enter goes on, Shift+Enter goes back, Escape closes the bar.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(JsonTextEdit &edit, QWidget *parent = nullptr);

    /// Shows the bar with what is selected in the text.
    void open();
    void close();
    /// To the next place behind the cursor (or before it), round the end.
    void find(int direction);
    /// "3 of 12", or that there is none.
    QString foundText() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search();
    void select(qsizetype position);
    void countPlaces();
    const QString &text();
    Qt::CaseSensitivity sensitivity() const;

    JsonTextEdit &m_edit;
    SearchField *m_field;
    QToolButton *m_case;
    QLabel *m_found;
    QString m_text; // of the document at this revision
    int m_revision = -1;
};

} // namespace Promontory
