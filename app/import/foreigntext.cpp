#include "app/import/importgrafana.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype LookedAt = 16 * 1024; ///< bytes at the beginning that tell what a text is

QString tr(const char *text)
{
    return QCoreApplication::translate("ForeignDocument", text);
}

struct Magic
{
    QByteArrayView bytes;
    const char *text;
};

constexpr std::array Magics{
    Magic{"\x89PNG", QT_TRANSLATE_NOOP("ForeignDocument", "This is a picture, not a dashboard.")},
    Magic{"\xFF\xD8\xFF", QT_TRANSLATE_NOOP("ForeignDocument", "This is a picture, not a dashboard.")},
    Magic{"GIF8", QT_TRANSLATE_NOOP("ForeignDocument", "This is a picture, not a dashboard.")},
    Magic{"%PDF", QT_TRANSLATE_NOOP("ForeignDocument", "This is a PDF document, not a dashboard.")},
    Magic{"PK\x03\x04", QT_TRANSLATE_NOOP("ForeignDocument", "This is an archive; take the dashboard out of it first.")},
    Magic{"\x1F\x8B", QT_TRANSLATE_NOOP("ForeignDocument", "This file is compressed; unpack it first.")},
    Magic{"\x28\xB5\x2F\xFD", QT_TRANSLATE_NOOP("ForeignDocument", "This file is compressed; unpack it first.")},
    Magic{"\x7F"
          "ELF",
          QT_TRANSLATE_NOOP("ForeignDocument", "This is a program, not a dashboard.")},
};

/// What a text with such a line or beginning seems to be. The first that fits counts.
struct Sign
{
    const char *pattern;
    const char *text;
};

constexpr std::array Signs{
    Sign{"\\A\\s*<(!doctype\\s+html|html|head|body)\\b",
         QT_TRANSLATE_NOOP("ForeignDocument", "This is a web page, perhaps the login page of a server, not a dashboard.")},
    Sign{"\\A\\s*<", QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be XML, not a dashboard.")},
    Sign{"\\A\\s*\\{\\{", QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a template; open the dashboard that is made of it.")},
    Sign{"\\A(\\s*//.*\\n)*\\s*local\\s+\\w+\\s*=",
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be Jsonnet; open the dashboard that it makes.")},
    Sign{"\\A(\\s*#.*\\n)*\\s*(resource|data|terraform|provider|variable)\\s+(\"[^\"]*\"\\s*)*\\{",
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a file of Terraform, not a dashboard.")},
    Sign{"\\A# (HELP|TYPE) \\w", QT_TRANSLATE_NOOP("ForeignDocument", "These seem to be metrics as a program gives them to Prometheus, "
                                                                     "not a dashboard.")},
    Sign{"\\A\\s*\\{.*\"attributes\".*\\}\\s*\\n\\s*\\{",
         QT_TRANSLATE_NOOP("ForeignDocument", "These seem to be saved objects of Kibana, which are not read here.")},
    Sign{"^groups:\\s*$", QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a file of alert or recording rules, not a dashboard.")},
    Sign{"^scrape_configs:", QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be the configuration of a Prometheus, not a dashboard.")},
    Sign{"^receivers:", QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be the configuration of an Alertmanager, not a dashboard.")},
    Sign{"^datasources:", QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a list of data sources, not a dashboard.")},
    Sign{"^providers:", QT_TRANSLATE_NOOP("ForeignDocument", "This seems to say where Grafana finds dashboards; it is none itself.")},
    Sign{"^kind:\\s*[\"']?PrometheusRule", QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a file of alert or recording rules, "
                                                                             "not a dashboard.")},
    Sign{"^kind:\\s*\\w", QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a resource in YAML; save the dashboard inside it as a "
                                                             "JSON file of its own.")},
    Sign{"\\A(---\\s*\\n)?(\\s*#.*\\n)*[A-Za-z_][\\w.-]*:(\\s|$)",
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be YAML; a dashboard is a JSON file.")},
};

bool fits(const Sign &sign, const QString &text)
{
    const QRegularExpression pattern(QString::fromLatin1(sign.pattern),
                                     QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return pattern.match(text).hasMatch();
}

} // namespace

QString foreignTextOf(const QByteArray &bytes)
{
    const auto magic = std::find_if(Magics.begin(), Magics.end(),
                                    [&bytes](const Magic &one) { return bytes.startsWith(one.bytes); });
    if (magic != Magics.end())
        return tr(magic->text);
    QByteArray start = bytes.first(std::min(bytes.size(), LookedAt));
    if (start.startsWith("\xEF\xBB\xBF"))
        start.remove(0, 3);
    if (start.trimmed().isEmpty() && start.size() == bytes.size())
        return tr("This file is empty.");
    const QString text = QString::fromUtf8(start);
    const auto sign = std::find_if(Signs.begin(), Signs.end(), [&text](const Sign &one) { return fits(one, text); });
    return sign == Signs.end() ? QString() : tr(sign->text);
}

} // namespace Promontory
