#include "app/pages/panelslot.h"

#include "app/pages/paintqueue.h"
#include "widgets/panels/unknown/placeholder.h"

#include <QAccessible>

namespace Promontory {

PanelSlot::PanelSlot(const PanelTypeRegistry &types, QueryRunner &runner, QThreadPool &pool,
                     const Clock &clock, PaintQueue &queue, QObject *parent)
    : QObject(parent)
    , m_types(types)
    , m_queue(queue)
    , m_model(runner, pool, clock)
{
    connect(&m_model, &PanelModel::dataChanged, this, [this] { m_queue.add(this, [this] { deliver(); }); });
    connect(&m_model, &PanelModel::statusChanged, this, &PanelSlot::showStatus);
}

PanelSlot::~PanelSlot() = default;

PanelFrame *PanelSlot::frame(QWidget *parent)
{
    if (m_frame)
        return m_frame;
    m_frame = new PanelFrame(parent);
    connectFrame();
    m_viewType.clear();
    setSpec(m_spec, m_options);
    return m_frame;
}

void PanelSlot::dropFrame()
{
    if (!m_frame)
        return;
    disconnect(m_frame, nullptr, this, nullptr);
    if (PanelView *shown = view()) {
        disconnect(shown, nullptr, this, nullptr);
        shown->removeEventFilter(this);
    }
    m_frame->deleteLater();
    m_frame.clear();
}

void PanelSlot::connectFrame()
{
    connect(m_frame, &PanelFrame::menuRequested, this, &PanelSlot::menuRequested);
    connect(m_frame, &PanelFrame::viewRequested, this, &PanelSlot::viewRequested);
    connect(m_frame, &PanelFrame::linksRequested, this, &PanelSlot::linksRequested);
    connect(m_frame, &PanelFrame::detailsRequested, this, &PanelSlot::detailsRequested);
    connect(m_frame, &PanelFrame::actionRequested, this, &PanelSlot::actionRequested);
}

PanelView *PanelSlot::view() const
{
    const PanelFrame *frame = m_frame.data();
    return frame ? frame->view() : nullptr;
}

void PanelSlot::setCopy(const QString &key, const RepeatScope &scope)
{
    m_key = key;
    m_scope = scope;
}

bool PanelSlot::wantsData() const
{
    return !isSupported() || m_types.find(m_spec.type).info().wantsQueries;
}

PanelSpec PanelSlot::askedSpec() const
{
    if (!m_types.find(m_spec.type).info().asksAlerts || !m_spec.queries.isEmpty())
        return m_spec;
    PanelSpec asked = m_spec;
    Query rules;
    rules.refId = QStringLiteral("A");
    rules.kind = QueryKind::Alerts;
    asked.queries.append(rules);
    return asked;
}

bool PanelSlot::isSupported() const
{
    return m_types.contains(m_spec.type);
}

void PanelSlot::setTexts(const QString &title, const QString &description)
{
    m_title = title;
    m_description = description;
}

void PanelSlot::setSpec(const PanelSpec &spec, const Json &options)
{
    m_spec = spec;
    m_options = options;
    m_model.setUnsupported(!isSupported());
    m_model.setShowsHistograms(m_types.find(spec.type).info().showsHistograms);
    if (!m_frame)
        return;
    m_frame->setTitle(m_title);
    m_frame->setDescription(m_description);
    m_frame->setLinkTip(m_linkTip);
    showHint();
    m_frame->setTransparent(spec.transparent);
    if (!view() || m_viewType != spec.type)
        makeView();
    if (PanelView *shown = view())
        shown->setOptions(shownOptions());
    showStatus();
}

/// Options of a type that is not drawn here mean nothing to the view in its place: that is told whose place it is.
Json PanelSlot::shownOptions() const
{
    return isSupported() ? m_options : toJson(Placeholder{m_spec.type, m_spec.type.isEmpty() ? m_spec.library : QString()});
}

void PanelSlot::setEmptyTexts(const EmptyTexts &texts)
{
    m_emptyTexts = texts;
    showHint();
}

/// Beside the title: what is unusual about the panel.
void PanelSlot::showHint()
{
    if (!m_frame)
        return;
    if (isSupported())
        m_frame->setHint(m_emptyTexts.ownTime);
    else
        m_frame->setHint(m_spec.type.isEmpty() ? tr("no type") : tr("type %1").arg(m_spec.type));
}

void PanelSlot::makeView()
{
    m_viewType = m_spec.type;
    PanelView *view = m_types.find(m_spec.type).createView(m_frame);
    m_frame->setView(view);
    connect(view, &PanelView::rangeSelected, this, &PanelSlot::rangeSelected);
    connect(view, &PanelView::zoomOutRequested, this, &PanelSlot::zoomOutRequested);
    connect(view, &PanelView::hovered, this, &PanelSlot::hovered);
    connect(view, &PanelView::linkActivated, this, &PanelSlot::linkActivated);
    connect(view, &PanelView::dashboardActivated, this, &PanelSlot::dashboardActivated);
    m_frame->setContext(m_context);
    view->setOptions(shownOptions());
    view->setMarks(m_marks);
    if (m_model.data().generation > 0)
        view->setData(m_model.data());
}

void PanelSlot::setContext(const PanelContext &context)
{
    m_context = context;
    if (m_frame)
        m_frame->setContext(context);
}

void PanelSlot::setMarks(const TimeMarks &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    if (PanelView *shown = view())
        shown->setMarks(marks);
}

void PanelSlot::setCrosshair(std::optional<qint64> timeMs, bool hasTooltip)
{
    if (PanelView *shown = view())
        shown->setCrosshair(timeMs, hasTooltip);
}

int PanelSlot::leftAxisWidth() const
{
    const PanelView *shown = view();
    return shown ? shown->leftAxisWidth() : 0;
}

void PanelSlot::setLeastLeftAxisWidth(int width)
{
    if (PanelView *shown = view())
        shown->setLeastLeftAxisWidth(width);
}

void PanelSlot::deliver()
{
    PanelView *shown = view();
    if (!shown)
        return;
    if (!m_hasPainted)
        shown->installEventFilter(this);
    shown->setData(m_model.data());
    if (QAccessible::isActive())
        showStatus(); // whose spoken sentence tells the new values
    emit delivered();
}

bool PanelSlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && !m_hasPainted) {
        m_hasPainted = true;
        watched->removeEventFilter(this);
        // Behind the whole paint of the window, when the pixels have left.
        QTimer::singleShot(0, this, &PanelSlot::firstPainted);
    }
    return false;
}

int PanelSlot::viewWidth() const
{
    return m_frame ? m_frame->bodyRect().width() : 0;
}

void PanelSlot::showStatus()
{
    if (!m_frame)
        return;
    PanelStatus status = m_model.status();
    status.rangeText = m_emptyTexts.range;
    status.filterText = m_emptyTexts.filter;
    status.widerRangeText = status.asksNothing ? QString() : m_emptyTexts.wider;
    m_frame->setStatus(status);
}

} // namespace Promontory
