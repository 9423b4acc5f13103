#include "widgets/panels/text/textlooks.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

namespace Promontory {

namespace {

constexpr qreal LineShare = 19.0 / 13.0;
constexpr qreal IndentWidth = 18;

TextRole headingRole(int level)
{
    switch (level) {
    case 1:
        return TextRole::Title;
    case 2:
        return TextRole::Heading;
    default:
        return TextRole::BodyStrong;
    }
}

/// An importer's relative size wins over any other as long as it is there, so it is taken out of each part.
void styleHeading(QTextCursor cursor, const QFont &font)
{
    QList<QTextFragment> parts;
    for (auto it = cursor.block().begin(); !it.atEnd(); ++it)
        parts.append(it.fragment());
    for (const QTextFragment &part : std::as_const(parts)) {
        QTextCharFormat letters = part.charFormat();
        letters.clearProperty(QTextFormat::FontSizeAdjustment);
        letters.setProperty(QTextFormat::FontPixelSize, font.pixelSize());
        letters.setFontWeight(font.weight());
        cursor.setPosition(part.position());
        cursor.setPosition(part.position() + part.length(), QTextCursor::KeepAnchor);
        cursor.setCharFormat(letters);
    }
}

void styleBlock(const QTextBlock &block, const Theme &theme)
{
    QTextCursor cursor(block);
    const int heading = block.blockFormat().headingLevel();
    const QFont font =
        fontFor(heading > 0 ? headingRole(heading) : TextRole::Body, theme.textScale);
    QTextBlockFormat lines;
    lines.setLineHeight(qRound(font.pixelSize() * (heading > 0 ? 1.3 : LineShare)),
                        QTextBlockFormat::MinimumHeight);
    if (heading > 0) {
        lines.setTopMargin(block.position() == 0 ? 0 : 8);
        lines.setBottomMargin(4);
    } else if (!block.textList()) {
        lines.setTopMargin(0);
        lines.setBottomMargin(6);
    }
    const QTextBlockFormat given = block.blockFormat();
    if (given.hasProperty(QTextFormat::BlockCodeFence) || given.hasProperty(QTextFormat::BlockCodeLanguage))
        lines.setBackground(theme.isDark ? theme.surface.raised : theme.border.subtle);
    cursor.mergeBlockFormat(lines);
    if (heading > 0)
        styleHeading(cursor, font);
    if (given.hasProperty(QTextFormat::BlockQuoteLevel)) {
        QTextCharFormat quoted;
        quoted.setForeground(theme.text.secondary);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(quoted);
    }
}

void styleCode(QTextDocument *document, const QTextBlock &block, const Theme &theme)
{
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        if (!fragment.charFormat().fontFixedPitch())
            continue;
        QTextCursor cursor(document);
        cursor.setPosition(fragment.position());
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        QTextCharFormat letters;
        const QFont code = fontFor(TextRole::Code, theme.textScale);
        letters.setFontFamilies(code.families());
        letters.setProperty(QTextFormat::FontPixelSize, code.pixelSize() - 1);
        letters.setBackground(theme.isDark ? theme.surface.raised : theme.border.subtle);
        cursor.mergeCharFormat(letters);
    }
}

/// The importers take the program's link colour, which is not this theme's where there is no window.
void styleLinks(QTextDocument *document, const QTextBlock &block, const Theme &theme)
{
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        if (!fragment.charFormat().isAnchor())
            continue;
        QTextCursor cursor(document);
        cursor.setPosition(fragment.position());
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        QTextCharFormat letters;
        letters.setForeground(theme.text.link);
        letters.setFontUnderline(false);
        cursor.mergeCharFormat(letters);
    }
}

void styleTables(QTextFrame *frame, const Theme &theme)
{
    for (QTextFrame *child : frame->childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(child)) {
            QTextTableFormat format = table->format();
            format.setBorderCollapse(true);
            format.setBorder(1);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBorderBrush(theme.border.normal);
            format.setCellPadding(4);
            format.setCellSpacing(0);
            format.setTopMargin(6);
            format.setBottomMargin(6);
            table->setFormat(format);
        }
        styleTables(child, theme);
    }
}

} // namespace

void applyTextLooks(QTextDocument *document, const Theme &theme)
{
    document->setDefaultFont(fontFor(TextRole::Body, theme.textScale));
    document->setIndentWidth(IndentWidth);
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        styleBlock(block, theme);
        styleCode(document, block, theme);
        styleLinks(document, block, theme);
    }
    styleTables(document->rootFrame(), theme);
}

} // namespace Promontory
