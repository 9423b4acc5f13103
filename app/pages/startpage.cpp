#include "app/pages/startpage.h"

#include "app/pages/startcard.h"
#include "widgets/theme/hairline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int ColumnWidth = 1184; // with its margins
constexpr int BannerHeight = 208;

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
    , m_hint(label(tr("Or drop a dashboard file anywhere in this window. Ctrl+O opens, Ctrl+K finds, F1 shows all keys."), this))
{
    auto *column = new QWidget(this);
    column->setMaximumWidth(ColumnWidth);
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(24, 36, 24, 24);
    rows->setSpacing(8);
    rows->addWidget(m_title);
    rows->addWidget(m_slogan);
    rows->addSpacing(112);
    rows->addLayout(beginnings());
    rows->addSpacing(16);
    rows->addWidget(m_heading);
    rows->addLayout(readyMade());
    rows->addSpacing(16);
    rows->addWidget(m_hint);
    rows->addStretch();
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addStretch(1);
    outer->addWidget(column, 100);
    outer->addStretch(1);
}

StartCard *StartPage::card(const QString &icon, const QString &title, const QString &line)
{
    auto *made = new StartCard(icon, title, line, this);
    m_cards.append(made);
    return made;
}

QLayout *StartPage::beginnings()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    StartCard *server = card(u"plug"_s, tr("Connect to a Prometheus"),
                             tr("By its address. Thanos, Mimir and VictoriaMetrics work too."));
    StartCard *local = card(u"gauge"_s, tr("Watch a /metrics address"),
                            tr("No server needed: a local Prometheus is run for you."));
    StartCard *open = card(u"file"_s, tr("Open a dashboard file"), tr("Nothing in it is lost."));
    for (StartCard *made : {server, local, open})
        row->addWidget(made);
    connect(server, &StartCard::clicked, this, &StartPage::connectRequested);
    connect(local, &StartCard::clicked, this, &StartPage::localRequested);
    connect(open, &StartCard::clicked, this, &StartPage::openRequested);
    return row;
}

QLayout *StartPage::readyMade()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    const auto add = [&](const QString &name, int series, const QString &title, const QString &line) {
        StartCard *made = card(u"dashboard"_s, title, line);
        made->setCurve(series);
        connect(made, &StartCard::clicked, this, [this, name] { emit shippedRequested(name); });
        row->addWidget(made);
    };
    add(u"django"_s, 1, tr("Django"), tr("requests, errors, latency, database"));
    add(u"node"_s, 2, tr("Host"), tr("processor, memory, disks, network"));
    add(u"prometheus"_s, 0, tr("Prometheus"), tr("itself: scrapes, storage, queries"));
    StartCard *blank = card(u"plus"_s, tr("Empty dashboard"), tr("start from a blank canvas"));
    blank->setTall(true);
    connect(blank, &StartCard::clicked, this, &StartPage::newRequested);
    row->addWidget(blank);
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
    paintSea(painter, size);
    paintFlag(painter, QPointF(size.width() * 0.74, size.height() * 0.215));
}

void StartPage::paintSea(QPainter &painter, const QSizeF &size) const
{
    QColor color = m_theme.accent.base;
    double right = size.width() * 0.55;
    for (double y = size.height() * 0.84; y < size.height(); y += 9) {
        color.setAlphaF(float(0.34 * (1.0 - y / size.height()) / 0.16));
        paintHorizontalLine(&painter, 0, right, y, color);
        right -= size.width() * 0.045;
    }
}

void StartPage::paintFlag(QPainter &painter, const QPointF &foot) const
{
    const QPointF top = foot - QPointF(0, 32);
    paintVerticalLine(&painter, foot.x(), top.y(), foot.y(), m_theme.annotation.deploy);
    QPainterPath flag(top);
    for (const QPointF &step : {QPointF(16, 0), QPointF(11, 6), QPointF(16, 12), QPointF(0, 12)})
        flag.lineTo(top + step);
    painter.fillPath(flag, m_theme.annotation.deploy);
}

} // namespace Promontory
