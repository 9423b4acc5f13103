#include "widgets/panels/text/textview.h"

#include "widgets/common/values/oneline.h"
#include "widgets/panels/text/htmlsanitizer.h"
#include "widgets/panels/text/markdownlimits.h"
#include "widgets/panels/text/plaincharacters.h"
#include "widgets/panels/text/safebrowser.h"
#include "widgets/common/values/linkaddress.h"
#include "widgets/panels/text/textlooks.h"

namespace Promontory {

namespace {

constexpr int Inset = 12;
constexpr int InsetAbove = 2;
constexpr int InsetBelow = 8;

/// Each line behind its number, the numbers flush right.
QString numberedLines(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    const auto width = QString::number(lines.size()).size();
    QStringList numbered;
    for (qsizetype i = 0; i < lines.size(); ++i)
        numbered.append(QString::number(i + 1).rightJustified(width) + u"  " + lines.at(i));
    return numbered.join(u'\n');
}

} // namespace

TextView::TextView(QWidget *parent) : PanelView(parent), m_browser(new SafeBrowser(this))
{
    m_browser->document()->setDocumentMargin(0);
    connect(m_browser, &QTextBrowser::anchorClicked, this, &TextView::followLink);
}

void TextView::setOptions(const Json &options)
{
    const TextOptions read = textOptionsFrom(options);
    if (read == m_options)
        return;
    m_options = read;
    showContent();
}

void TextView::setContext(const PanelContext &context)
{
    m_context = context;
    QPalette palette = context.theme.palette();
    palette.setColor(QPalette::Base, Qt::transparent);
    palette.setColor(QPalette::Link, context.theme.text.link);
    m_browser->setPalette(palette);
    const Qt::ScrollBarPolicy policy =
        context.interactive ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff;
    m_browser->setVerticalScrollBarPolicy(policy);
    m_browser->setHorizontalScrollBarPolicy(policy);
    showContent();
}

void TextView::setData(const PanelData &answer)
{
    Q_UNUSED(answer) // texts ask nothing
}

void TextView::showContent()
{
    QTextDocument *document = m_browser->document();
    const QString content = plainCharacters(m_options.content);
    document->setDefaultFont(fontFor(TextRole::Body, m_context.theme.textScale));
    switch (m_options.mode) {
    case TextOptions::Mode::Markdown:
        document->setMarkdown(
            boundedMarkdown(content),
            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                QTextDocument::MarkdownNoHTML);
        break;
    case TextOptions::Mode::Html:
        document->setHtml(sanitizedHtml(content));
        break;
    case TextOptions::Mode::Code:
        document->setPlainText(m_options.hasLineNumbers ? numberedLines(content) : content);
        document->setDefaultFont(fontFor(TextRole::Code, m_context.theme.textScale));
        return;
    }
    keepPlainCharacters(document);
    applyTextLooks(document, m_context.theme);
    m_browser->moveCursor(
        QTextCursor::Start); // setHtml() leaves it at the end, and the view follows it
}

void TextView::followLink(const QUrl &url)
{
    const QString address = url.toString(QUrl::FullyEncoded);
    if (const std::optional<QUrl> link = followableLink(address, address))
        emit linkActivated(*link);
}

QString TextView::summary() const
{
    return oneLine(m_browser->document()->toPlainText());
}

void TextView::resizeEvent(QResizeEvent *event)
{
    PanelView::resizeEvent(event);
    m_browser->setGeometry(rect().adjusted(Inset, InsetAbove, 0, -InsetBelow));
}

} // namespace Promontory
