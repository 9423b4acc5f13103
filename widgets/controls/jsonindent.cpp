#include "widgets/controls/jsonindent.h"

#include "widgets/controls/jsontokens.h"

#include <QKeyEvent>
#include <QTextBlock>

#include <algorithm>

namespace Promontory {

namespace {

constexpr int Indent = 2;

int leadingBlanks(const QString &line)
{
    const auto end = std::find_if(line.cbegin(), line.cend(), [](QChar c) { return c != u' '; });
    return int(end - line.cbegin());
}

void stepBack(QTextCursor &line, int most)
{
    line.movePosition(QTextCursor::StartOfBlock);
    const int blanks = std::min(most, leadingBlanks(line.block().text()));
    line.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor, blanks);
    line.removeSelectedText();
}

/// All lines that the selection touches.
void moveLines(QTextCursor &cursor, int direction)
{
    const QTextDocument &document = *cursor.document();
    const int first = document.findBlock(cursor.selectionStart()).blockNumber();
    int last = document.findBlock(cursor.selectionEnd()).blockNumber();
    const bool endsAtStart = document.findBlock(cursor.selectionEnd()).position() == cursor.selectionEnd();
    if (last > first && endsAtStart)
        --last;
    cursor.beginEditBlock();
    for (int number = first; number <= last; ++number) {
        QTextCursor line(document.findBlockByNumber(number));
        if (direction < 0)
            stepBack(line, Indent);
        else if (line.block().length() > 1)
            line.insertText(QString(Indent, u' '));
    }
    cursor.endEditBlock();
}

void insertBlanks(QTextCursor &cursor)
{
    const int column = cursor.positionInBlock();
    cursor.insertText(QString(Indent - column % Indent, u' '));
}

void breakLine(QTextCursor &cursor)
{
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    const QString text = cursor.block().text();
    const int column = cursor.positionInBlock();
    const int blanks = std::min(leadingBlanks(text), column);
    const QStringView before = QStringView(text).left(column).trimmed();
    const bool opens = !before.isEmpty() && isOpeningBracket(before.back());
    const bool closes = column < text.size() && isClosingBracket(text.at(column));
    cursor.insertBlock();
    cursor.insertText(QString(blanks + (opens ? Indent : 0), u' '));
    if (opens && closes) {
        const int here = cursor.position();
        cursor.insertBlock();
        cursor.insertText(QString(blanks, u' '));
        cursor.setPosition(here);
    }
    cursor.endEditBlock();
}

bool closeLine(QTextCursor &cursor, const QString &bracket)
{
    const QString text = cursor.block().text();
    const int column = cursor.positionInBlock();
    if (cursor.hasSelection() || column == 0 || leadingBlanks(text) < column)
        return false;
    cursor.beginEditBlock();
    const int blanks = std::min(Indent, column);
    cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor, blanks);
    cursor.insertText(bracket);
    cursor.endEditBlock();
    return true;
}

} // namespace

bool editJson(QTextCursor &cursor, const QKeyEvent &event)
{
    const bool isPlain = (event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    if (!isPlain)
        return false;
    switch (event.key()) {
    case Qt::Key_Tab: {
        const bool severalLines = cursor.document()->findBlock(cursor.anchor()) != cursor.block();
        severalLines ? moveLines(cursor, 1) : insertBlanks(cursor);
        return true;
    }
    case Qt::Key_Backtab:
        moveLines(cursor, -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        breakLine(cursor);
        return true;
    case Qt::Key_BraceRight:
    case Qt::Key_BracketRight:
        return closeLine(cursor, event.text());
    default:
        return false;
    }
}

} // namespace Promontory
