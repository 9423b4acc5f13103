#include "widgets/controls/jsontextedit.h"

#include "widgets/controls/jsonindent.h"
#include "widgets/controls/jsontokens.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/tooltiptext.h"

#include <QHelpEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int SignSize = 12;
constexpr qsizetype MostMarkedInLine = 600; // characters of one line that get colours

/// Where a column of code points lies in a line of UTF-16.
int unitOf(QStringView line, qsizetype column)
{
    qsizetype unit = 0;
    for (qsizetype i = 1; i < column && unit < line.size(); ++i)
        unit += line[unit].isHighSurrogate() && unit + 1 < line.size() ? 2 : 1;
    return int(unit);
}

QColor tokenColor(const Theme &theme, JsonToken::Kind kind)
{
    switch (kind) {
    case JsonToken::Kind::Key: return theme.text.link;
    case JsonToken::Kind::Text: return theme.ok.text;
    case JsonToken::Kind::Number: return theme.warning.text;
    case JsonToken::Kind::Word: return theme.stale.text;
    case JsonToken::Kind::Bracket: break;
    }
    return theme.text.primary;
}

QTextEdit::ExtraSelection mark(const QTextBlock &block, qsizetype start, qsizetype length)
{
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(block);
    selection.cursor.setPosition(block.position() + int(start));
    selection.cursor.setPosition(block.position() + int(start + length), QTextCursor::KeepAnchor);
    return selection;
}

bool isBefore(const TextProblem &a, const TextProblem &b)
{
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
}

} // namespace

/// The numbers of the lines, with a sign where something is wrong.
class JsonGutter : public QWidget
{
public:
    explicit JsonGutter(JsonTextEdit *edit)
        : QWidget(edit)
        , m_edit(*edit)
    {
        setCursor(Qt::ArrowCursor);
    }

    int fittingWidth() const
    {
        const int digits = int(QString::number(std::max(100, m_edit.blockCount())).size());
        return SignSize + 14 + digits * fontMetrics().horizontalAdvance(u'8');
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit.paintGutter(event); }

    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ToolTip) {
            const auto *help = static_cast<QHelpEvent *>(event);
            const QTextBlock block = m_edit.cursorForPosition(QPoint(0, help->pos().y())).block();
            m_edit.showTip(help->globalPos(), block.position());
            return true;
        }
        return QWidget::event(event);
    }

    void mousePressEvent(QMouseEvent *event) override
    {
        QTextCursor cursor = m_edit.cursorForPosition(QPoint(0, event->pos().y()));
        cursor.movePosition(QTextCursor::StartOfBlock);
        m_edit.setTextCursor(cursor);
        m_edit.setFocus();
    }

    void wheelEvent(QWheelEvent *event) override { QCoreApplication::sendEvent(m_edit.viewport(), event); }

private:
    JsonTextEdit &m_edit;
};

JsonTextEdit::JsonTextEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_gutter(new JsonGutter(this))
{
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setAccessibleName(tr("JSON text"));
    setAccessibleDescription(tr("Control and Tab leave the text."));
    applyLook();
    connect(this, &QPlainTextEdit::blockCountChanged, this, &JsonTextEdit::layOutGutter);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this](const QRect &rect, int dy) {
        dy != 0 ? m_gutter->scroll(0, dy) : m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::textChanged, this, &JsonTextEdit::markVisible);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &JsonTextEdit::markVisible);
    connect(this, &QPlainTextEdit::cursorPositionChanged, m_gutter, qOverload<>(&QWidget::update));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &JsonTextEdit::markVisible);
}

void JsonTextEdit::applyLook()
{
    const Theme theme = themeOf(this);
    const QFont code = fontFor(TextRole::Code, theme.textScale);
    setFont(code);
    m_gutter->setFont(code);
    setTabStopDistance(2 * QFontMetricsF(code).horizontalAdvance(u' '));
    layOutGutter();
    markVisible();
}

void JsonTextEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyLook();
}

void JsonTextEdit::layOutGutter()
{
    const int width = m_gutter->fittingWidth();
    setViewportMargins(width, 0, 0, 0);
    const QRect inner = contentsRect();
    m_gutter->setGeometry(inner.left(), inner.top(), width, viewport()->height());
}

void JsonTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    layOutGutter();
    markVisible();
}

void JsonTextEdit::setProblems(const QList<TextProblem> &problems)
{
    m_problems = problems;
    std::stable_sort(m_problems.begin(), m_problems.end(), isBefore);
    markVisible();
    m_gutter->update();
}

void JsonTextEdit::setSearched(const QString &text, Qt::CaseSensitivity sensitivity)
{
    m_searched = text;
    m_sensitivity = sensitivity;
    markVisible();
}

void JsonTextEdit::replaceText(const QString &text)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

QTextCursor JsonTextEdit::problemCursor(const TextProblem &problem) const
{
    const QTextBlock found = document()->findBlockByNumber(int(problem.line) - 1);
    const QTextBlock block = found.isValid() ? found : document()->lastBlock();
    const QString text = block.text();
    const int start = std::min(unitOf(text, problem.column), int(text.size()));
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + start);
    return cursor;
}

void JsonTextEdit::goTo(qsizetype line, qsizetype column)
{
    setTextCursor(problemCursor({std::max<qsizetype>(1, line), column, {}, false}));
    centerCursor();
    setFocus();
}

void JsonTextEdit::goToProblem(int direction)
{
    if (m_problems.isEmpty())
        return;
    const int here = textCursor().position();
    const auto place = [this](const TextProblem &problem) { return problemCursor(problem).position(); };
    const TextProblem *target = direction > 0 ? &m_problems.first() : &m_problems.last();
    for (qsizetype i = 0; i < m_problems.size(); ++i) {
        const TextProblem &problem = m_problems.at(direction > 0 ? i : m_problems.size() - 1 - i);
        if (direction * (place(problem) - here) > 0) {
            target = &problem;
            break;
        }
    }
    goTo(target->line, target->column);
}

const TextProblem *JsonTextEdit::problemAt(int position) const
{
    const QTextBlock block = document()->findBlock(position);
    const TextProblem *nearest = nullptr;
    for (const TextProblem &problem : m_problems) {
        if (problem.line - 1 != block.blockNumber())
            continue;
        if (!nearest || problemCursor(problem).position() <= position)
            nearest = &problem;
    }
    return nearest;
}

void JsonTextEdit::markVisible()
{
    const Theme theme = themeOf(this);
    QList<QTextEdit::ExtraSelection> marks;
    QTextEdit::ExtraSelection line;
    line.cursor = textCursor();
    line.cursor.clearSelection();
    line.format.setBackground(theme.surface.panelHover);
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    marks.append(line);
    QTextBlock block = firstVisibleBlock();
    const int first = block.blockNumber();
    const int rows = viewport()->height() / std::max(1, fontMetrics().lineSpacing()) + 2;
    for (int row = 0; row < rows && block.isValid(); ++row) {
        markLine(block, marks);
        markFound(block, marks);
        block = block.next();
    }
    markBrackets(marks);
    markProblems(first, first + rows, marks);
    setExtraSelections(marks);
}

void JsonTextEdit::markLine(const QTextBlock &block, QList<QTextEdit::ExtraSelection> &marks) const
{
    const Theme theme = themeOf(this);
    const QString text = block.text().left(MostMarkedInLine);
    const QList<JsonToken> tokens = jsonTokens(text);
    for (const JsonToken &token : tokens) {
        // Brackets stay plain: of two marks that touch each other, Qt paints the second one's text plain.
        if (token.kind == JsonToken::Kind::Bracket)
            continue;
        QTextEdit::ExtraSelection selection = mark(block, token.start, token.length);
        selection.format.setForeground(tokenColor(theme, token.kind));
        marks.append(selection);
    }
}

void JsonTextEdit::markFound(const QTextBlock &block, QList<QTextEdit::ExtraSelection> &marks) const
{
    if (m_searched.isEmpty())
        return;
    const Theme theme = themeOf(this);
    const QString text = block.text().left(MostMarkedInLine);
    for (qsizetype at = text.indexOf(m_searched, 0, m_sensitivity); at >= 0;
         at = text.indexOf(m_searched, at + m_searched.size(), m_sensitivity)) {
        QTextEdit::ExtraSelection selection = mark(block, at, m_searched.size());
        selection.format.setBackground(theme.warning.tint);
        selection.format.setForeground(theme.text.primary);
        marks.append(selection);
    }
}

void JsonTextEdit::markBrackets(QList<QTextEdit::ExtraSelection> &marks) const
{
    const Theme theme = themeOf(this);
    const int at = textCursor().position();
    for (const int place : {at, at - 1}) {
        const int other = place < 0 ? -1 : matchingBracket(*document(), place);
        if (other < 0)
            continue;
        for (const int one : {place, other}) {
            const QTextBlock block = document()->findBlock(one);
            QTextEdit::ExtraSelection selection = mark(block, one - block.position(), 1);
            selection.format.setBackground(theme.selection.background);
            marks.append(selection);
        }
        return;
    }
}

void JsonTextEdit::markProblems(int first, int last, QList<QTextEdit::ExtraSelection> &marks) const
{
    const Theme theme = themeOf(this);
    for (const TextProblem &problem : m_problems) {
        const QTextCursor cursor = problemCursor(problem);
        const QTextBlock block = cursor.block();
        if (block.blockNumber() < first || block.blockNumber() > last)
            continue;
        const QString text = block.text();
        const qsizetype start = std::max<qsizetype>(0, std::min<qsizetype>(cursor.positionInBlock(), text.size() - 1));
        qsizetype length = std::min<qsizetype>(1, text.size());
        const QList<JsonToken> tokens = jsonTokens(text.left(MostMarkedInLine));
        for (const JsonToken &token : tokens) {
            if (token.start == start)
                length = token.length;
        }
        QTextEdit::ExtraSelection selection = mark(block, start, length);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(problem.isWarning ? theme.warning.graphic : theme.critical.graphic);
        marks.append(selection);
    }
}

void JsonTextEdit::paintGutter(QPaintEvent *event)
{
    const Theme theme = themeOf(this);
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), theme.surface.window);
    painter.fillRect(QRect(m_gutter->width() - 1, event->rect().top(), 1, event->rect().height()), theme.border.subtle);
    QTextBlock block = firstVisibleBlock();
    const int current = textCursor().blockNumber();
    auto problem = std::lower_bound(m_problems.cbegin(), m_problems.cend(),
                                    TextProblem{block.blockNumber() + 1, 0, {}, false}, isBefore);
    QRectF line = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && line.top() <= event->rect().bottom()) {
        const int number = block.blockNumber();
        painter.setPen(number == current ? theme.text.primary : theme.text.secondary);
        painter.drawText(QRectF(0, line.top(), m_gutter->width() - 8, line.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(number + 1));
        bool isWrong = false;
        bool isDoubtful = false;
        for (; problem != m_problems.cend() && problem->line == number + 1; ++problem) {
            isWrong = isWrong || !problem->isWarning;
            isDoubtful = true;
        }
        if (isDoubtful) {
            const QColor color = isWrong ? theme.critical.graphic : theme.warning.graphic;
            painter.drawPixmap(QPointF(4, std::round(line.center().y() - SignSize / 2.0)),
                               iconPixmap(isWrong ? u"error"_s : u"warning"_s, color, SignSize, devicePixelRatioF()));
        }
        line.translate(0, line.height());
        block = block.next();
        line.setHeight(blockBoundingRect(block).height());
    }
}

void JsonTextEdit::showTip(const QPoint &at, int position)
{
    const TextProblem *problem = problemAt(position);
    if (problem)
        QToolTip::showText(at, toolTipText(problem->message), this);
    else
        QToolTip::hideText();
}

bool JsonTextEdit::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showTip(help->globalPos(), cursorForPosition(help->pos()).position());
        return true;
    }
    return QPlainTextEdit::viewportEvent(event);
}

void JsonTextEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(withShortLines(source->text()));
}

void JsonTextEdit::keyPressEvent(QKeyEvent *event)
{
    const bool leaves = event->modifiers() & Qt::ControlModifier;
    if (leaves && (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab)) {
        focusNextPrevChild(event->key() == Qt::Key_Tab);
        return;
    }
    QTextCursor cursor = textCursor();
    if (isReadOnly() || !editJson(cursor, *event)) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    setTextCursor(cursor);
    ensureCursorVisible();
}

} // namespace Promontory
