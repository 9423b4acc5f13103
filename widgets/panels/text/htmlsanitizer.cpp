#include "widgets/panels/text/htmlsanitizer.h"

#include "widgets/panels/text/htmltokens.h"
#include "widgets/common/values/linkaddress.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestHtml = 64 * 1024;
constexpr qsizetype DeepestNesting = 32;
constexpr int DeepestTable = 3;
constexpr int WidestRow = 64;
constexpr int MostRows = 500;
constexpr int MostCells = 6000;
constexpr int LargestSpan = 100;
constexpr int MostPictureSide = 4000;

constexpr std::array Allowed{u"b",          u"i",  u"u",  u"em",  u"strong", u"code",  u"pre",
                             u"p",          u"br", u"ul", u"ol",  u"li",     u"h1",    u"h2",
                             u"h3",         u"h4", u"h5", u"h6",  u"table",  u"thead", u"tbody",
                             u"tr",         u"td", u"th", u"a",   u"span",   u"div",   u"center",
                             u"blockquote", u"hr", u"s",  u"sub", u"sup",    u"small"};
constexpr std::array Unreadable{u"script",   u"style",    u"iframe", u"object", u"embed",
                                u"head",     u"title",    u"svg",    u"math",   u"template",
                                u"noscript", u"textarea", u"select", u"form",   u"audio",
                                u"video",    u"canvas"};

template <typename List>
bool isIn(const List &list, const QString &name)
{
    return std::ranges::any_of(list,
                               [&](const char16_t *entry) { return name == QStringView(entry); });
}

/// What an element looks like that rich text does not know.
QString standIn(const QString &name)
{
    static constexpr std::array Blocks{u"details", u"section", u"article", u"header", u"footer",
                                       u"main",    u"nav",     u"figure",  u"aside",  u"dl"};
    static constexpr std::array Lines{u"summary", u"figcaption", u"dt"};
    static constexpr std::array Codes{u"kbd", u"samp", u"tt"};
    static constexpr std::array Struck{u"del", u"strike"};
    if (isIn(Blocks, name))
        return u"div"_s;
    if (isIn(Lines, name))
        return u"p"_s;
    if (isIn(Codes, name))
        return u"code"_s;
    if (isIn(Struck, name))
        return u"s"_s;
    return name == "dd"_L1 ? u"blockquote"_s : name == "font"_L1 ? u"span"_s : name == "ins"_L1 ? u"u"_s : name;
}

bool isVoid(const QString &name)
{
    return name == "br"_L1 || name == "hr"_L1;
}

bool isCell(const QString &name)
{
    return name == "td"_L1 || name == "th"_L1;
}

/// Text with every sign of markup escaped; entities that are well-formed stay.
QString escapedText(const QString &text)
{
    static const QRegularExpression bareAmpersand(
        u"&(?!(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});)"_s);
    QString safe = text;
    safe.replace(bareAmpersand, u"&amp;"_s);
    return safe.replace(u'<', "&lt;"_L1).replace(u'>', "&gt;"_L1);
}

/// The colour of a style attribute, if that is all it takes: a name or #digits.
QString colorOf(const QString &style)
{
    static const QRegularExpression color(
        u"(?:^|;)\\s*color\\s*:\\s*(#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,24})\\s*(?:;|$)"_s);
    return color.match(style.left(500)).captured(1);
}

/// Builds the output and keeps what is open.
class Sanitizer
{
public:
    QString run(const QString &html);

private:
    void open(const HtmlToken &token);
    void close(const QString &name);
    void popTo(qsizetype depth);
    bool admits(const QString &name);
    bool admitsCell(int span);
    QString picture(const HtmlToken &token) const;
    QString attributesOf(const HtmlToken &token) const;
    static int spanOf(const HtmlToken &token, QStringView name);

    struct Table
    {
        int rows = 0;
        int columns = 0; ///< in the current row
    };

    QString m_out;
    QStringList m_open;
    QList<Table> m_tables;
    int m_cells = 0;
};

int Sanitizer::spanOf(const HtmlToken &token, QStringView name)
{
    for (const auto &[key, value] : token.attributes) {
        if (key == name)
            return std::clamp(value.toInt(), 1, LargestSpan);
    }
    return 1;
}

bool Sanitizer::admitsCell(int span)
{
    if (m_tables.isEmpty() || m_tables.constLast().columns + span > WidestRow ||
        m_cells + span > MostCells)
        return false;
    m_tables.last().columns += span;
    m_cells += span;
    return true;
}

bool Sanitizer::admits(const QString &name)
{
    if (m_open.size() >= DeepestNesting)
        return false;
    if (name == "table"_L1)
        return m_tables.size() < DeepestTable;
    if (name != "tr"_L1)
        return true;
    if (m_tables.isEmpty() || m_tables.constLast().rows >= MostRows)
        return false;
    ++m_tables.last().rows;
    m_tables.last().columns = 0;
    return true;
}

QString Sanitizer::attributesOf(const HtmlToken &token) const
{
    QString text;
    for (const auto &[key, value] : token.attributes) {
        if (token.text == "a"_L1 && key == "href"_L1) {
            // Pages that need their addresses mended are not trusted.
            const QString address = value.trimmed();
            const bool isSound = QUrl(address, QUrl::StrictMode).isValid();
            if (const std::optional<QUrl> link = isSound ? followableLink(address, address) : std::nullopt)
                text += " href=\""_L1 + link->toString(QUrl::FullyEncoded).toHtmlEscaped() + u'"';
        } else if (key == "style"_L1 || (token.text == "span"_L1 && key == "color"_L1)) {
            const QString color = colorOf(key == "style"_L1 ? value : "color:"_L1 + value);
            if (!color.isEmpty())
                text += " style=\"color:"_L1 + color + u'"';
        } else if (key == "align"_L1 &&
                   (value == "left"_L1 || value == "right"_L1 || value == "center"_L1)) {
            text += " align=\""_L1 + value + u'"';
        }
    }
    if (isCell(token.text)) {
        const int columns = spanOf(token, u"colspan");
        const int rows = std::min(spanOf(token, u"rowspan"), 20);
        text +=
            columns > 1
                ? QString(" colspan=\""_L1 + QString::number(std::min(columns, WidestRow)) + u'"')
                : QString();
        text += rows > 1 ? QString(" rowspan=\""_L1 + QString::number(rows) + u'"') : QString();
    }
    return text;
}

/// A picture that stands in the text, else what is written about it.
QString Sanitizer::picture(const HtmlToken &token) const
{
    const auto value = [&token](const QString &key) {
        const auto found = std::ranges::find(token.attributes, key, [](const auto &entry) { return entry.first; });
        return found == token.attributes.end() ? QString() : found->second;
    };
    const QString source = value(u"src"_s).trimmed();
    if (!source.startsWith("data:image/"_L1))
        return value(u"alt"_s).toHtmlEscaped();
    QString tag = "<img src=\""_L1 + source.toHtmlEscaped() + u'"';
    for (const QString &side : {u"width"_s, u"height"_s}) {
        const int pixels = value(side).toInt();
        if (pixels > 0 && pixels <= MostPictureSide)
            tag += u' ' + side + "=\""_L1 + QString::number(pixels) + u'"';
    }
    return tag + u'>';
}

void Sanitizer::open(const HtmlToken &token)
{
    const QString &name = token.text;
    if (name == "img"_L1) {
        m_out += picture(token);
        return;
    }
    if (!isIn(Allowed, name) || !admits(name))
        return;
    if (isCell(name) && !admitsCell(std::min(spanOf(token, u"colspan"), WidestRow)))
        return;
    m_out += u'<' + name + attributesOf(token) + u'>';
    if (isVoid(name))
        return;
    m_open.append(name);
    if (name == "table"_L1)
        m_tables.append(Table());
}

void Sanitizer::popTo(qsizetype depth)
{
    while (m_open.size() > depth) {
        const QString name = m_open.takeLast();
        if (name == "table"_L1)
            m_tables.removeLast();
        m_out += "</"_L1 + name + u'>';
    }
}

void Sanitizer::close(const QString &name)
{
    const qsizetype found = m_open.lastIndexOf(name);
    // A cell's content may not close the table around it.
    const qsizetype cell = std::max(m_open.lastIndexOf(u"td"_s), m_open.lastIndexOf(u"th"_s));
    const bool isTablePart = name == "table"_L1 || name == "tr"_L1 || isCell(name) ||
                             name == "tbody"_L1 || name == "thead"_L1;
    if (found >= 0 && (isTablePart || found > cell))
        popTo(found);
}

QString Sanitizer::run(const QString &html)
{
    const QString bounded = html.left(LongestHtml);
    HtmlTokenizer tokens(bounded);
    while (const std::optional<HtmlToken> token = tokens.next()) {
        switch (token->kind) {
        case HtmlToken::Kind::Text:
            m_out += escapedText(token->text);
            break;
        case HtmlToken::Kind::Close:
            close(standIn(token->text));
            break;
        case HtmlToken::Kind::Open:
            if (isIn(Unreadable, token->text))
                tokens.skipElement(token->text);
            else
                open({token->kind, standIn(token->text), token->attributes});
            break;
        }
    }
    popTo(0);
    return m_out;
}

} // namespace

QString sanitizedHtml(const QString &html)
{
    return Sanitizer().run(html);
}

} // namespace Promontory
