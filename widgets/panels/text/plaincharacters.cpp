#include "widgets/panels/text/plaincharacters.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <vector>

namespace Promontory {

namespace {

constexpr int MostMarks = 4; // on one character
constexpr std::size_t MostCuts = 2'000; // each costs a search; nobody writes so many by hand

/// Finds, one after the other, the characters that have no place in a text.
class Filter
{
public:
    bool takes(QChar c)
    {
        if (c.isMark())
            return ++m_marks <= MostMarks;
        m_marks = 0;
        const char16_t code = c.unicode();
        const bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        const bool controls = (code < 0x20 && code != u'\n' && code != u'\t') || (code >= 0x7F && code < 0xA0);
        return !turns && !controls;
    }

private:
    int m_marks = 0;
};

struct Cut
{
    int position = 0;
    int length = 0;
};

std::vector<Cut> cutsIn(const QTextDocument &document)
{
    std::vector<Cut> cuts;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        Filter filter;
        for (int i = 0; i < text.size(); ++i) {
            if (filter.takes(text.at(i)))
                continue;
            const int position = block.position() + i;
            if (!cuts.empty() && cuts.back().position + cuts.back().length == position)
                ++cuts.back().length;
            else
                cuts.push_back({position, 1});
        }
    }
    return cuts;
}

} // namespace

QString plainCharacters(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    Filter filter;
    std::copy_if(text.cbegin(), text.cend(), std::back_inserter(plain), [&filter](QChar c) { return filter.takes(c); });
    return plain;
}

void keepPlainCharacters(QTextDocument *document)
{
    const std::vector<Cut> cuts = cutsIn(*document);
    if (cuts.size() > MostCuts) {
        document->setPlainText(plainCharacters(document->toPlainText()));
        return;
    }
    QTextCursor cursor(document);
    for (auto cut = cuts.rbegin(); cut != cuts.rend(); ++cut) {
        cursor.setPosition(cut->position);
        cursor.setPosition(cut->position + cut->length, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
    }
}

} // namespace Promontory
