#include "datasources/core/mathparser.h"

#include <QCoreApplication>

#include <array>
#include <charconv>
#include <optional>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;
using Kind = MathNode::Kind;

constexpr qsizetype LongestFormula = 10'000;
constexpr int DeepestFormula = 100;
constexpr int MostNodes = 2'000; // chains of operators nest, too, once they are read

QString tr(const char *text)
{
    return QCoreApplication::translate("MathExpression", text);
}

struct KnownFunction
{
    QLatin1StringView name;
    std::size_t arguments;
};
constexpr std::array<KnownFunction, 14> Functions{{
    {"abs"_L1, 1}, {"log"_L1, 1}, {"round"_L1, 1}, {"ceil"_L1, 1}, {"floor"_L1, 1},
    {"is_inf"_L1, 1}, {"is_nan"_L1, 1}, {"is_null"_L1, 1}, {"is_number"_L1, 1},
    {"inf"_L1, 0}, {"infn"_L1, 0}, {"nan"_L1, 0}, {"null"_L1, 0}, {"nulln"_L1, 0},
}};

/// Operators from the loosest to the tightest; those of one level are read from the left.
const std::array<QStringList, 6> &levels()
{
    static const std::array<QStringList, 6> list{{{u"||"_s},
                                                  {u"&&"_s},
                                                  {u"=="_s, u"!="_s, u">="_s, u"<="_s, u">"_s, u"<"_s},
                                                  {u"+"_s, u"-"_s},
                                                  {u"*"_s, u"/"_s, u"%"_s},
                                                  {u"**"_s}}};
    return list;
}

bool isWord(QChar c)
{
    return c == u'_' || (c.unicode() < 128 && c.isLetterOrNumber());
}

/// Recursive descent over one formula; a fault ends it.
class Parser
{
public:
    explicit Parser(const QString &text) : m_text(text) { }

    Result<MathNode> read()
    {
        const Result<MathNode> root = level(0);
        if (!root)
            return root;
        skipSpaces();
        if (m_at < m_text.size())
            return fault();
        return root;
    }

private:
    Result<MathNode> level(std::size_t index)
    {
        if (index == levels().size())
            return factor();
        Result<MathNode> left = level(index + 1);
        while (left) {
            const QString found = takeOperator(levels()[index]);
            if (found.isEmpty())
                break;
            Result<MathNode> right = level(index + 1);
            if (!right)
                return right;
            if (++m_nodes > MostNodes)
                return tooDeep();
            left = MathNode{Kind::Binary, found, 0, {std::move(*left), std::move(*right)}};
        }
        return left;
    }

    Result<MathNode> factor()
    {
        if (m_depth >= DeepestFormula)
            return tooDeep();
        ++m_depth;
        Result<MathNode> node = insideFactor();
        --m_depth;
        return node;
    }

    Result<MathNode> insideFactor()
    {
        skipSpaces();
        const QChar c = peek();
        if (c == u'(')
            return parenthesis();
        if (c == u'!' || c == u'-') {
            ++m_at;
            Result<MathNode> inner = factor();
            if (!inner)
                return inner;
            return MathNode{Kind::Unary, QString(c), 0, {std::move(*inner)}};
        }
        if (c == u'$')
            return variable();
        if (c.isDigit() || c == u'.')
            return number();
        if (isWord(c))
            return call();
        return fault();
    }

    Result<MathNode> parenthesis()
    {
        ++m_at;
        Result<MathNode> inner = level(0);
        if (inner && !take(u')'))
            return fault();
        return inner;
    }

    Result<MathNode> variable()
    {
        ++m_at;
        QString name;
        if (peek() == u'{') {
            const qsizetype end = m_text.indexOf(u'}', m_at);
            name = end < 0 ? QString() : m_text.mid(m_at + 1, end - m_at - 1);
            m_at = end < 0 ? m_at : end + 1;
        } else {
            name = word();
        }
        if (name.isEmpty())
            return fault();
        return MathNode{Kind::Variable, name, 0, {}};
    }

    Result<MathNode> number()
    {
        const QByteArray rest = m_text.mid(m_at, 64).toLatin1();
        double value = 0;
        const bool isHex = rest.startsWith("0x") || rest.startsWith("0X");
        const char *begin = rest.constData() + (isHex ? 2 : 0);
        const char *end = rest.constData() + rest.size();
        const auto [stop, code] =
            std::from_chars(begin, end, value, isHex ? std::chars_format::hex : std::chars_format::general);
        if (code != std::errc())
            return fault();
        m_at += stop - rest.constData();
        return MathNode{Kind::Number, {}, value, {}};
    }

    Result<MathNode> call()
    {
        const qsizetype start = m_at;
        const QString name = word();
        const auto known = std::find_if(Functions.begin(), Functions.end(),
                                        [&name](const KnownFunction &one) { return one.name == name; });
        if (known == Functions.end() || !take(u'(')) {
            m_at = start;
            return known == Functions.end() ? unknownFunction(name) : fault();
        }
        MathNode node{Kind::Call, name, 0, {}};
        while (!take(u')')) {
            if (!node.children.empty() && !take(u','))
                return fault();
            Result<MathNode> argument = level(0);
            if (!argument)
                return argument;
            node.children.push_back(std::move(*argument));
        }
        if (node.children.size() != known->arguments)
            return wrongArguments(*known);
        return node;
    }

    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    bool take(QChar c)
    {
        skipSpaces();
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }

    QString word()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && isWord(m_text[m_at]))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    QString takeOperator(const QStringList &operators)
    {
        skipSpaces();
        const QStringView rest = QStringView(m_text).mid(m_at);
        for (const QString &one : operators) {
            // "*" is not the start of "**".
            const bool isPower = one == "*"_L1 && rest.startsWith(u"**");
            if (!rest.startsWith(one) || isPower)
                continue;
            m_at += one.size();
            return one;
        }
        return {};
    }

    tl::unexpected<Error> fault() const
    {
        const QString message = m_at < m_text.size()
            ? tr("The formula cannot be read from “%1” on.").arg(m_text.mid(m_at, 24))
            : tr("The formula ends too early.");
        return failure(ErrorKind::Syntax, message, u"at %1"_s.arg(m_at));
    }

    static tl::unexpected<Error> tooDeep()
    {
        return failure(ErrorKind::TooLarge, tr("The formula is nested too deeply."));
    }

    static tl::unexpected<Error> unknownFunction(const QString &name)
    {
        return failure(ErrorKind::Syntax,
                       tr("“%1” is no function of formulas. Other queries are written as $A.").arg(name.left(64)));
    }

    static tl::unexpected<Error> wrongArguments(const KnownFunction &function)
    {
        return failure(ErrorKind::Syntax, function.arguments == 0 ? tr("The function %1 takes no argument.").arg(function.name)
                                                                  : tr("The function %1 takes one argument.").arg(function.name));
    }

    const QString &m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    int m_nodes = 0;
};

} // namespace

Result<MathNode> parseMath(const QString &text)
{
    if (text.size() > LongestFormula)
        return failure(ErrorKind::TooLarge, tr("The formula is too long."));
    return Parser(text).read();
}

} // namespace Promontory
