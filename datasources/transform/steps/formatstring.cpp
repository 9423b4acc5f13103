#include "datasources/transform/steps/formatstring.h"

#include "datasources/transform/fieldnames.h"

#include <QCoreApplication>

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

// Words end at what is neither letter nor digit, and before a capital behind a small letter.
QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    QChar last;
    for (const QChar character : text) {
        const bool begins = character.isUpper() && last.isLower();
        if ((!character.isLetterOrNumber() || begins) && !word.isEmpty())
            words.append(std::exchange(word, {}));
        if (character.isLetterOrNumber())
            word += character;
        last = character;
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

QString capital(const QString &text)
{
    return text.left(1).toUpper() + text.mid(1).toLower();
}

QString titleCase(const QString &text)
{
    QStringList words = text.split(u' ');
    for (QString &word : words)
        word = capital(word);
    return words.join(u' ');
}

QString pascalCase(const QString &text)
{
    QString result;
    for (const QString &word : wordsOf(text))
        result += capital(word);
    return result;
}

QString camelCase(const QString &text)
{
    const QString result = pascalCase(text);
    return result.left(1).toLower() + result.mid(1);
}

QString joinedWords(const QString &text, QChar separator)
{
    return wordsOf(text).join(separator).toLower();
}

using Formatter = std::function<QString(const QString &)>;

// The end is exclusive; without one the rest.
Formatter part(const Json &options)
{
    const double start = options[u"substringStart"].numberLike().value_or(0);
    const double end = options[u"substringEnd"].numberLike().value_or(1e9);
    return [start, end](const QString &text) {
        const auto size = static_cast<double>(text.size());
        const auto first = static_cast<qsizetype>(std::clamp(start, 0.0, size));
        const auto last = static_cast<qsizetype>(std::clamp(end, 0.0, size));
        return text.mid(std::min(first, last), std::abs(last - first));
    };
}

Formatter formatterFor(const Json &options)
{
    const QString format = options[u"outputFormat"].toString(u"Upper Case"_s);
    if (format == "Upper Case"_L1)
        return [](const QString &text) { return text.toUpper(); };
    if (format == "Lower Case"_L1)
        return [](const QString &text) { return text.toLower(); };
    if (format == "Sentence Case"_L1)
        return capital;
    if (format == "Title Case"_L1)
        return titleCase;
    if (format == "Pascal Case"_L1)
        return pascalCase;
    if (format == "Camel Case"_L1)
        return camelCase;
    if (format == "Snake Case"_L1)
        return [](const QString &text) { return joinedWords(text, u'_'); };
    if (format == "Kebab Case"_L1)
        return [](const QString &text) { return joinedWords(text, u'-'); };
    if (format == "Trim"_L1)
        return [](const QString &text) { return text.trimmed(); };
    return format == "Substring"_L1 ? part(options) : Formatter();
}

TextColumn formatted(const TextColumn &texts, const Formatter &format)
{
    std::vector<QString> results;
    results.reserve(texts.size());
    for (const QString &text : texts.span())
        results.push_back(text.isNull() ? text : format(text));
    return TextColumn(std::move(results));
}

} // namespace

Result<Frames> formatStringField(const Frames &frames, const Json &options,
                                 const TransformContext &context)
{
    const Formatter format = formatterFor(options);
    if (!format)
        return failure(ErrorKind::Syntax, Text::tr("Its format is unknown."));
    Frames result;
    for (const FramePtr &frame : frames) {
        const Field *field = findField(*frame, options[u"stringField"].toString());
        const TextColumn *texts = field ? field->texts() : nullptr;
        if (!texts || context.stops()) {
            result.push_back(frame);
            continue;
        }
        auto next = std::make_shared<Frame>(*frame);
        next->fields[static_cast<std::size_t>(field - frame->fields.data())].values =
            formatted(*texts, format);
        result.push_back(std::move(next));
    }
    return result;
}

} // namespace Promontory
