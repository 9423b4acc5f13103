#include "app/pages/startpage.h"

#include "app/pages/startcard.h"
#include "widgets/common/messagebar.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int ColumnWidth = 900;
constexpr int BannerHeight = 190;

QLabel *label(const QString &text, QWidget *parent)
{
    auto *made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    return made;
}

/// The headland: sea at the left, a slope, high ground at the right, in a box of this size.
QPainterPath headland(const QSizeF &size)
{
    const double width = size.width(), height = size.height();
    QPainterPath path(QPointF(0, height * 0.78));
    path.cubicTo(width * 0.35, height * 0.78, width * 0.46, height * 0.80, width * 0.56, height * 0.66);
    path.cubicTo(width * 0.66, height * 0.46, width * 0.68, height * 0.22, width * 0.78, height * 0.20);
    path.cubicTo(width * 0.86, height * 0.24, width * 0.92, height * 0.17, width, height * 0.19);
    return path;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_title(label(tr("Promontory"), this))
    , m_slogan(label(tr("See your Prometheus, live."), this))
    , m_heading(label(tr("Ready-made dashboards"), this))
    , m_hint(label(tr("Or drop a dashboard file anywhere in this window. Ctrl+O opens, F1 shows all keys."), this))
    , m_message(new MessageBar(this))
{
    auto *column = new QWidget(this);
    column->setMaximumWidth(ColumnWidth);
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(24, 36, 24, 24);
    rows->setSpacing(8);
    rows->addWidget(m_title);
    rows->addWidget(m_slogan);
    rows->addSpacing(84);
    rows->addWidget(m_message);
    m_message->hide();
    rows->addLayout(beginnings());
    rows->addSpacing(16);
    rows->addWidget(m_heading);
    rows->addLayout(readyMade());
    rows->addSpacing(16);
    rows->addWidget(m_hint);
    rows->addStretch();
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addStretch();
    outer->addWidget(column, 1);
    outer->addStretch();
}

StartCard *StartPage::card(const QString &icon, const QString &title, const QString &line)
{
    auto *made = new StartCard(icon, title, line, this);
    m_cards.append(made);
    return made;
}

QLayout *StartPage::beginnings()
{
    auto *grid = new QGridLayout;
    grid->setSpacing(12);
    StartCard *server = card(u"source"_s, tr("Connect to a Prometheus"),
                             tr("By its address. Thanos, Mimir and VictoriaMetrics work too."));
    StartCard *local = card(u"gauge"_s, tr("Watch a /metrics address"),
                            tr("No server needed: a local Prometheus is run for you."));
    StartCard *open = card(u"open"_s, tr("Open a dashboard file"), tr("Nothing in it is lost."));
    StartCard *blank = card(u"plus"_s, tr("Empty dashboard"), tr("Start from a blank canvas."));
    grid->addWidget(server, 0, 0);
    grid->addWidget(local, 0, 1);
    grid->addWidget(open, 1, 0);
    grid->addWidget(blank, 1, 1);
    connect(server, &StartCard::clicked, this, &StartPage::connectRequested);
    connect(local, &StartCard::clicked, this, &StartPage::localRequested);
    connect(open, &StartCard::clicked, this, &StartPage::openRequested);
    connect(blank, &StartCard::clicked, this, &StartPage::newRequested);
    return grid;
}

QLayout *StartPage::readyMade()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    const auto add = [&](const QString &name, const QString &icon, const QString &title,
                         const QString &line) {
        StartCard *made = card(icon, title, line);
        connect(made, &StartCard::clicked, this, [this, name] { emit shippedRequested(name); });
        row->addWidget(made);
    };
    add(u"django"_s, u"dashboard"_s, tr("Django"), tr("requests, errors, latency, database"));
    add(u"node"_s, u"dashboard"_s, tr("Host"), tr("processor, memory, disks, network"));
    add(u"prometheus"_s, u"dashboard"_s, tr("Prometheus"), tr("itself: scrapes, storage, queries"));
    return row;
}

void StartPage::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (StartCard *made : std::as_const(m_cards))
        made->setTheme(theme);
    m_title->setFont(fontFor(TextRole::Display, theme.textScale));
    m_slogan->setFont(fontFor(TextRole::Body, theme.textScale));
    m_heading->setFont(fontFor(TextRole::BodyStrong, theme.textScale));
    m_hint->setFont(fontFor(TextRole::Body, theme.textScale));
    QPalette quiet = theme.palette();
    quiet.setColor(QPalette::WindowText, theme.text.secondary);
    m_slogan->setPalette(quiet);
    m_hint->setPalette(quiet);
    update();
}

void StartPage::showMessage(const QString &text)
{
    m_message->showMessage(MessageKind::Error, text);
    m_message->show();
}

void StartPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.surface.canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF size(width(), BannerHeight);
    const QPainterPath shore = headland(size);
    QPainterPath ground = shore;
    ground.lineTo(size.width(), size.height());
    ground.lineTo(0, size.height());
    QLinearGradient fading(0, 0, 0, size.height());
    QColor tint = m_theme.accent.base;
    tint.setAlphaF(0.22F);
    fading.setColorAt(0.1, tint);
    tint.setAlphaF(0);
    fading.setColorAt(1, tint);
    painter.fillPath(ground, fading);
    painter.setPen(QPen(m_theme.accent.base, 1.5));
    painter.drawPath(shore);
}

} // namespace Promontory
