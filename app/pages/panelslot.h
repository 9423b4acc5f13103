#pragma once

#include "app/dashboard/dashboard.h"
#include "app/pages/emptytexts.h"
#include "app/query/panelmodel.h"
#include "app/variables/repeats.h"
#include "widgets/panels/panelframe.h"
#include "widgets/panels/paneltype.h"

#include <QPointer>

namespace Promontory {

class PaintQueue;

/// One panel on the screen: its frame in the canvas, its view, and the model behind it.
class PanelSlot : public QObject
{
    Q_OBJECT

public:
    PanelSlot(const PanelTypeRegistry &types, QueryRunner &runner, QThreadPool &pool,
              const Clock &clock, PaintQueue &queue, QObject *parent);
    ~PanelSlot() override;

    /// The frame, made on first use as a child of this parent. It may go before the slot does.
    PanelFrame *frame(QWidget *parent);
    PanelFrame *frame() const { return m_frame; }
    /// Lets go of the frame: it is deleted soon, the data stays.
    void dropFrame();
    PanelModel &model() { return m_model; }
    const PanelSpec &spec() const { return m_spec; }
    /// Which copy of the panel this is, see PlacedPanel.
    const QString &key() const { return m_key; }
    const RepeatScope &scope() const { return m_scope; }
    void setCopy(const QString &key, const RepeatScope &scope);
    /// The panel as it is asked: a type that shows alerts asks for the rules of its source without being told.
    PanelSpec askedSpec() const;
    bool wantsData() const;
    bool isSupported() const;

    /// Title and description with variables filled in; before setSpec().
    void setTexts(const QString &title, const QString &description);
    /// What the sign of its links says, see PanelFrame; before setSpec().
    void setLinkTip(const QString &tip) { m_linkTip = tip; }
    /// The panel as the document has it; options with variables filled in.
    void setSpec(const PanelSpec &spec, const Json &options);
    void setContext(const PanelContext &context);
    /// What the panel says when its newest question finds nothing.
    void setEmptyTexts(const EmptyTexts &texts);
    void setMarks(const TimeMarks &marks);
    void setCrosshair(std::optional<qint64> timeMs, bool hasTooltip);
    /// What the view's axes at the left want, and what they get: the largest of a column.
    int leftAxisWidth() const;
    void setLeastLeftAxisWidth(int width);
    /// Gives waiting data to the view now.
    void deliver();
    /// Width of the view in px, a guess before it is laid out.
    int viewWidth() const;

signals:
    /// New data went to the view.
    void delivered();
    /// The first data of this panel is on the screen.
    void firstPainted();
    void rangeSelected(const Promontory::TimeRange &range);
    void zoomOutRequested();
    void hovered(std::optional<qint64> timeMs);
    void linkActivated(const QUrl &url);
    void dashboardActivated(const Promontory::DashboardWish &wish);
    void menuRequested(const QPoint &globalPosition);
    void linksRequested(const QPoint &globalPosition);
    void viewRequested();
    void detailsRequested();
    void actionRequested(Promontory::PanelAction action);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    PanelView *view() const;
    void makeView();
    void connectFrame();
    Json shownOptions() const;
    void showStatus();
    void showHint();

    const PanelTypeRegistry &m_types;
    PaintQueue &m_queue;
    PanelModel m_model;
    QString m_key;
    RepeatScope m_scope;
    PanelSpec m_spec;
    QString m_title;
    QString m_description;
    QString m_linkTip;
    Json m_options;
    PanelContext m_context;
    TimeMarks m_marks;
    QPointer<PanelFrame> m_frame;
    QString m_viewType;
    EmptyTexts m_emptyTexts;
    bool m_hasPainted = false;
};

} // namespace Promontory
