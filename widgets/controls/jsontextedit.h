#pragma once

#include <QList>
#include <QPlainTextEdit>
#include <QString>

namespace Promontory {

class JsonGutter;

/// Something wrong at one place of a text. Line and column count from 1, columns in characters (code points).
struct TextProblem
{
    qsizetype line = 1;
    qsizetype column = 1;
    QString message;
    bool isWarning = false; ///< the text can be used all the same

    bool operator==(const TextProblem &) const = default;
};

/// The text of a JSON document: line numbers, light colours, the bracket that belongs to the cursor's, and
/// problems marked where they are. Colours are worked out for the lines in sight only, so that texts of many
/// megabytes scroll and type like small ones.
class JsonTextEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit JsonTextEdit(QWidget *parent = nullptr);

    void setProblems(const QList<TextProblem> &problems);
    const QList<TextProblem> &problems() const { return m_problems; }
    /// Marks this text wherever it is in sight; empty for none.
    void setSearched(const QString &text, Qt::CaseSensitivity sensitivity);
    /// The whole text anew, as one step that can be undone.
    void replaceText(const QString &text);
    /// Puts the cursor there and brings it into sight.
    void goTo(qsizetype line, qsizetype column);
    /// Goes to the problem behind (or before) the cursor, round the end.
    void goToProblem(int direction);
    /// The problem at a place of the document, nullptr if there is none.
    const TextProblem *problemAt(int position) const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    friend class JsonGutter;

    QTextCursor problemCursor(const TextProblem &problem) const;
    void applyLook();
    void layOutGutter();
    void paintGutter(QPaintEvent *event);
    void markVisible();
    void markLine(const QTextBlock &block, QList<QTextEdit::ExtraSelection> &marks) const;
    void markFound(const QTextBlock &block, QList<QTextEdit::ExtraSelection> &marks) const;
    void markProblems(int first, int last, QList<QTextEdit::ExtraSelection> &marks) const;
    void markBrackets(QList<QTextEdit::ExtraSelection> &marks) const;
    void showTip(const QPoint &at, int position);

    JsonGutter *m_gutter;
    QList<TextProblem> m_problems; // by line and column
    QString m_searched;
    Qt::CaseSensitivity m_sensitivity = Qt::CaseInsensitive;
};

} // namespace Promontory
