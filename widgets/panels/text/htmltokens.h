#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>
#include <utility>

namespace Promontory {

/// One piece of HTML: text, or an opening or closing tag.
struct HtmlToken
{
    enum class Kind { Text, Open, Close };

    Kind kind = Kind::Text;
    QString text; ///< of a text, as written; of a tag its name in lower case
    QList<std::pair<QString, QString>>
        attributes; ///< names in lower case, values with entities resolved
};

/// Splits HTML into tokens. Comments, declarations and processing instructions vanish; a tag that
/// never closes is text. Makes no promise about nesting.
class HtmlTokenizer
{
public:
    explicit HtmlTokenizer(QStringView html) : m_html(html) {}

    std::optional<HtmlToken> next();
    /// Skips to behind the closing tag of an element whose content is no text for people.
    void skipElement(QStringView name);

private:
    bool skipMarkup();
    std::optional<HtmlToken> readTag();
    void readAttributes(HtmlToken &token);
    QString readName();
    QString readValue();
    void skipBlanks();
    QChar peek(qsizetype ahead = 0) const;

    QStringView m_html;
    qsizetype m_at = 0;
};

/// Resolves the entities that can hide an address: numbers and the five of XML.
QString withoutEntities(const QString &text);

} // namespace Promontory
