#include "datasources/transform/keyvaluepairs.h"

#include <algorithm>
#include <utility>

namespace Promontory {

namespace {

bool isDivider(QChar character)
{
    return character == u',' || character == u';' || character == u'&' || character == u'{' ||
           character == u'}';
}

bool isQuote(QChar character)
{
    return character == u'"' || character == u'\'';
}

bool isBlank(QChar character)
{
    return character == u' ' || (character >= u'\t' && character <= u'\r');
}

bool isOrdinary(QChar character)
{
    return character != u'=' && character != u':' && character != u'\\' && !isQuote(character) &&
           !isBlank(character) && !isDivider(character);
}

// A stretch of the text, and a text of its own only where something was left out in between.
class Word
{
public:
    bool isEmpty() const { return view().isEmpty(); }
    QStringView view() const { return m_isOwn ? QStringView(m_own) : m_view; }
    void clear()
    {
        m_isOwn = false;
        m_view = {};
    }
    void append(QStringView part)
    {
        if (!m_isOwn && m_view.isEmpty()) {
            m_view = part;
        } else if (!m_isOwn && m_view.end() == part.begin()) {
            m_view = QStringView(m_view.data(), m_view.size() + part.size());
        } else {
            if (!m_isOwn)
                m_own = m_view.toString();
            m_isOwn = true;
            m_own.append(part);
        }
    }

private:
    QStringView m_view;
    QString m_own;
    bool m_isOwn = false;
};

class PairReader
{
public:
    PairReader(QStringView text, ExtractedColumns &columns) : m_text(text), m_columns(columns) {}

    void read();

private:
    void readQuoted();
    void readPlain();
    void finishName();
    void finishBareWord();
    void finishWord();
    void put(QStringView name, QStringView value);

    QStringView m_text;
    ExtractedColumns &m_columns;
    qsizetype m_at = 0;
    int m_count = 0;
    Word m_name; // waits for its value
    Word m_word;
};

void PairReader::put(QStringView name, QStringView value)
{
    constexpr int MostPairs = 1'000;
    if (m_count++ < MostPairs)
        m_columns.addText(name, value.isNull() ? QStringView(u"") : value);
}

// Everything up to the quote that closes it belongs to the word.
void PairReader::readQuoted()
{
    const QChar quote = m_text[m_at++];
    while (m_at < m_text.size() && m_text[m_at] != quote) {
        if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
            ++m_at;
        m_word.append(m_text.mid(m_at++, 1));
    }
    ++m_at;
}

void PairReader::readPlain()
{
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && isOrdinary(m_text[m_at]))
        ++m_at;
    m_word.append(m_text.mid(begin, m_at - begin));
}

void PairReader::finishName()
{
    if (m_word.isEmpty())
        return;
    if (!m_name.isEmpty())
        put(m_name.view(), {});
    std::swap(m_name, m_word);
    m_word.clear();
}

void PairReader::finishBareWord()
{
    if (m_word.isEmpty() || !m_name.isEmpty())
        return;
    put(m_word.view(), {});
    m_word.clear();
}

void PairReader::finishWord()
{
    if (m_word.isEmpty())
        return;
    if (m_name.isEmpty()) {
        std::swap(m_name, m_word);
    } else {
        put(m_name.view(), m_word.view());
        m_name.clear();
    }
    m_word.clear();
}

void PairReader::read()
{
    while (m_at < m_text.size()) {
        const QChar character = m_text[m_at];
        if (isOrdinary(character)) {
            readPlain();
            continue;
        }
        if (character == u'\\') {
            m_at = std::min(m_at + 1, m_text.size() - 1);
            m_word.append(m_text.mid(m_at++, 1));
            continue;
        }
        if (character == u'=' || character == u':') {
            finishName();
        } else {
            if (!isDivider(character))
                finishBareWord();
            finishWord();
        }
        if (isQuote(character))
            readQuoted();
        else
            ++m_at;
    }
    if (!m_name.isEmpty())
        put(m_name.view(), m_word.view());
    else
        finishBareWord();
}

} // namespace

void addKeyValuePairs(QStringView text, ExtractedColumns &columns)
{
    PairReader(text, columns).read();
}

} // namespace Promontory
