#include "app/pages/panelinspector.h"

#include "datasources/format/formatvalue.h"
#include "widgets/common/frametable/frametable.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QPlainTextEdit *textPage(QTabWidget *tabs, const QString &title)
{
    auto *page = new QPlainTextEdit(tabs);
    page->setReadOnly(true);
    page->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    page->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    page->setAccessibleName(title);
    tabs->addTab(page, title);
    return page;
}

void setText(QPlainTextEdit *page, const QString &text)
{
    if (page->toPlainText() != text)
        page->setPlainText(text);
}

} // namespace

PanelInspector::PanelInspector(PanelModel &model, const QString &title, const Theme &theme,
                               QWidget *parent)
    : QDialog(parent)
    , m_tabs(new QTabWidget(this))
    , m_table(new FrameTable(m_tabs))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Inspect: %1").arg(title));
    resize(760, 520);
    m_table->setTheme(theme);
    m_tabs->addTab(m_table, tr("Data"));
    m_request = textPage(m_tabs, tr("Request"));
    m_answer = textPage(m_tabs, tr("Answer"));
    m_timing = textPage(m_tabs, tr("Timing"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_table, &FrameTable::linkActivated, this, &PanelInspector::linkActivated);
    connect(&model, &PanelModel::settled, this, [this, &model] { follow(model); });
    connect(&model, &QObject::destroyed, this, &QDialog::close);
    follow(model);
}

void PanelInspector::follow(const PanelModel &model)
{
    m_table->setFrames(model.data().frames);
    setText(m_request, requestText(model));
    setText(m_answer, answerText(model));
    setText(m_timing, timingText(model));
}

QString PanelInspector::requestText(const PanelModel &model) const
{
    QStringList parts;
    const QList<QueryKey> &keys = model.question().queries;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const QueryRequest &request = keys.at(i).request;
        QStringList lines{tr("Query %1 to \"%2\"").arg(request.refId, keys.at(i).sourceId),
                          request.expression,
                          tr("from %1 to %2").arg(
                              formatTime(request.range.fromMs, QTimeZone::utc()),
                              formatTime(request.range.toMs, QTimeZone::utc()))};
        if (request.kind == QueryKind::Range)
            lines.append(tr("step %1").arg(formatDuration(request.stepMs)));
        if (i < model.traces().size() && !model.traces().at(i).url.isEmpty()) {
            const QueryTrace &trace = model.traces().at(i);
            lines.append(trace.method + u' ' + trace.url);
            if (!trace.body.isEmpty())
                lines.append(trace.body);
        }
        parts.append(lines.join(u'\n'));
    }
    return parts.isEmpty() ? tr("This panel asks nothing.") : parts.join(u"\n\n"_s);
}

QString PanelInspector::answerText(const PanelModel &model) const
{
    QStringList parts;
    if (const std::optional<Error> &error = model.status().error)
        parts.append(error->detail.isEmpty() ? error->message
                                             : error->message + u'\n' + error->detail);
    for (const Notice &notice : model.status().notices)
        parts.append(notice.text);
    for (const QueryTrace &trace : model.traces())
        parts.append(QString::fromUtf8(trace.head));
    return parts.isEmpty() ? tr("There is no answer yet.") : parts.join(u"\n\n"_s);
}

QString PanelInspector::timingText(const PanelModel &model) const
{
    QStringList lines;
    const QList<QueryTrace> &traces = model.traces();
    for (qsizetype i = 0; i < traces.size(); ++i) {
        const QueryTrace &trace = traces.at(i);
        if (trace.url.isEmpty())
            continue; // it failed
        lines.append(tr("Query %1: status %2, network %3 ms, decoding %4 ms, %5 bytes, %6 samples")
                         .arg(model.question().queries.value(i).request.refId,
                              QString::number(trace.status), QString::number(trace.networkMs),
                              QString::number(trace.decodeMs), QString::number(trace.bytes),
                              QString::number(trace.samples)));
    }
    return lines.isEmpty() ? tr("Nothing was measured yet.") : lines.join(u'\n');
}

} // namespace Promontory
