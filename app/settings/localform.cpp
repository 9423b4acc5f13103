#include "app/settings/localform.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/formfield.h"
#include "widgets/common/note.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/promontorystyle.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Gap = 12;

SourceState signOf(TargetHealth::State state)
{
    switch (state) {
    case TargetHealth::State::Up:
        return SourceState::Good;
    case TargetHealth::State::Down:
        return SourceState::Bad;
    case TargetHealth::State::Unknown:
        break;
    }
    return SourceState::Working;
}

QString wordsOf(const TargetHealth &target)
{
    switch (target.state) {
    case TargetHealth::State::Up:
        return LocalForm::tr("up, read in %1 ms").arg(QLocale().toString(qRound(target.scrapeMs)));
    case TargetHealth::State::Down:
        return LocalForm::tr("down: %1").arg(target.error);
    case TargetHealth::State::Unknown:
        break;
    }
    return LocalForm::tr("not read yet");
}

QWidget *targetRow(const TargetHealth &target, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *dot = new QLabel(row);
    dot->setTextFormat(Qt::PlainText);
    dot->setPixmap(stateDot(signOf(target.state), parent));
    auto *url = new ElidedLabel(row);
    url->setText(target.url);
    auto *words =
        new Note(target.state == TargetHealth::State::Down ? Note::Tone::Error : Note::Tone::Help,
                 wordsOf(target), row);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(dot);
    layout->addWidget(url, 2);
    layout->addWidget(words, 3);
    return row;
}

/// A text field of several lines with the ground and border of one of a single line.
class LinesEdit : public QPlainTextEdit
{
public:
    LinesEdit()
    {
        setTabChangesFocus(true);
        setViewportMargins(3, 2, 2, 2);
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::Paint)
            return QPlainTextEdit::event(event);
        const Theme theme = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintBox(&painter, rect(), theme.surface.field,
                 hasFocus() ? theme.accent.base : theme.border.strong, 4);
        return true;
    }
};

} // namespace

SourceState signOf(LocalState state)
{
    switch (state) {
    case LocalState::Ready:
        return SourceState::Good;
    case LocalState::Starting:
    case LocalState::Replaying:
    case LocalState::Stopping:
        return SourceState::Working;
    case LocalState::Restarting:
        return SourceState::Warning;
    case LocalState::MissingProgram:
    case LocalState::Failed:
        return SourceState::Bad;
    case LocalState::Stopped:
        break;
    }
    return SourceState::Unknown;
}

LocalForm::LocalForm(QWidget *parent)
    : QWidget(parent)
    , m_targets(new LinesEdit)
    , m_retention(new QLineEdit)
    , m_scrape(new QSpinBox)
    , m_stateDot(new QLabel)
    , m_stateText(new Note(Note::Tone::Help))
    , m_healths(new QWidget)
    , m_logButton(new QToolButton)
    , m_log(new QPlainTextEdit)
{
    m_targets->setPlaceholderText(u"localhost:8000/metrics"_s);
    m_targets->setFixedHeight(m_targets->fontMetrics().lineSpacing() * 4 + 16);
    m_scrape->setRange(1, 3600);
    //: seconds
    m_scrape->setSuffix(tr(" s"));
    auto *targets = new FormField(tr("Addresses of metrics, one a line"), m_targets, this);
    targets->setHelp(tr("Prometheus runs on this machine while Promontory does, and reads these. "
                        "“django=localhost:8000” also names the job."));
    auto *scrape = new FormField(tr("Read every"), m_scrape, this);
    auto *retention = new FormField(tr("Keep data for"), m_retention, this);
    retention->setHelp(tr("Such as 15d or 12h."));
    m_fields = {{SourceField::Targets, targets},
                {SourceField::ScrapeInterval, scrape},
                {SourceField::Retention, retention}};

    auto *row = new QHBoxLayout;
    row->setSpacing(Gap);
    row->addWidget(scrape, 1, Qt::AlignTop);
    row->addWidget(retention, 1, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Gap);
    layout->addWidget(targets);
    layout->addLayout(row);
    layout->addWidget(makeStatus());
    layout->addStretch(1);

    connect(m_targets, &QPlainTextEdit::textChanged, this, &LocalForm::edited);
    connect(m_retention, &QLineEdit::textEdited, this, &LocalForm::edited);
    connect(m_scrape, &QSpinBox::valueChanged, this, &LocalForm::edited);
    setPrometheus(nullptr);
}

QWidget *LocalForm::makeStatus()
{
    m_stateText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_logButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_logButton->setText(tr("What Prometheus says"));
    m_logButton->setIcon(themeIcon(u"chevron-right"_s));
    m_logButton->setAutoRaise(true);
    m_logButton->setFocusPolicy(Qt::StrongFocus);
    m_log->setReadOnly(true);
    m_log->setFont(fontFor(TextRole::Code));
    m_log->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_log->setMinimumHeight(140);
    m_log->setAccessibleName(m_logButton->text());
    m_log->setVisible(false);
    connect(m_logButton, &QToolButton::clicked, this, &LocalForm::foldLog);

    auto *status = new QWidget(this);
    auto *state = new QHBoxLayout;
    state->setSpacing(8);
    state->addWidget(m_stateDot, 0, Qt::AlignTop);
    state->addWidget(m_stateText, 1);
    auto *healths = new QVBoxLayout(m_healths);
    healths->setContentsMargins({});
    healths->setSpacing(6);
    auto *layout = new QVBoxLayout(status);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(new Note(Note::Tone::Label, tr("State")));
    layout->addLayout(state);
    layout->addWidget(m_healths);
    layout->addWidget(m_logButton, 0, Qt::AlignLeft);
    layout->addWidget(m_log);
    return status;
}

void LocalForm::setSettings(const SourceSettings &settings)
{
    m_targets->setPlainText(settings.targets.join(u'\n'));
    m_retention->setText(settings.retention);
    m_scrape->setValue(int(settings.scrapeIntervalMs / 1000));
}

void LocalForm::applyTo(SourceSettings &settings) const
{
    settings.targets.clear();
    const QStringList lines = m_targets->toPlainText().split(u'\n');
    for (const QString &line : lines) {
        if (const QString target = line.trimmed(); !target.isEmpty())
            settings.targets.append(target);
    }
    settings.retention = m_retention->text().trimmed();
    if (settings.scrapeIntervalMs / 1000 != m_scrape->value())
        settings.scrapeIntervalMs = m_scrape->value() * 1000LL;
}

void LocalForm::setPrometheus(LocalPrometheus *prometheus)
{
    if (m_prometheus)
        m_prometheus->disconnect(this);
    m_prometheus = prometheus;
    if (prometheus) {
        connect(prometheus, &LocalPrometheus::stateChanged, this, &LocalForm::showState);
        connect(prometheus, &LocalPrometheus::targetsChanged, this, &LocalForm::showTargets);
        connect(prometheus, &LocalPrometheus::logChanged, this, &LocalForm::showLog);
        prometheus->refreshTargets();
    }
    showState();
    showTargets();
    showLog();
}

void LocalForm::showState()
{
    const LocalPrometheus *prometheus = m_prometheus.data();
    const LocalState state = prometheus ? prometheus->state() : LocalState::Stopped;
    QString text = prometheus ? prometheus->message() : QString();
    if (text.isEmpty())
        text = tr("It starts when the source is saved.");
    m_stateDot->setPixmap(stateDot(signOf(state), this));
    m_stateText->setText(text);
    m_stateText->setTone(signOf(state) == SourceState::Bad ? Note::Tone::Error : Note::Tone::Help);
}

void LocalForm::showTargets()
{
    const QList<QWidget *> rows =
        m_healths->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget *row : rows) {
        row->hide();
        row->deleteLater();
    }
    const LocalPrometheus *prometheus = m_prometheus.data();
    const QList<TargetHealth> targets = prometheus ? prometheus->targets() : QList<TargetHealth>();
    for (const TargetHealth &target : targets)
        m_healths->layout()->addWidget(targetRow(target, m_healths));
    m_healths->setVisible(!targets.isEmpty());
}

void LocalForm::foldLog()
{
    const bool shown = m_log->isHidden();
    m_log->setVisible(shown);
    m_logButton->setIcon(themeIcon(shown ? u"chevron-down"_s : u"chevron-right"_s));
    showLog();
}

void LocalForm::showLog()
{
    const LocalPrometheus *prometheus = m_prometheus.data();
    const QStringList lines = prometheus ? prometheus->log() : QStringList();
    m_logButton->setVisible(!lines.isEmpty());
    if (!m_log->isVisible())
        return;
    m_log->setPlainText(lines.join(u'\n'));
    m_log->verticalScrollBar()->setValue(m_log->verticalScrollBar()->maximum());
}

void LocalForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_stateDot) {
        showState();
        showTargets();
    }
}

} // namespace Promontory
