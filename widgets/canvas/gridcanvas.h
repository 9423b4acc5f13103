#pragma once

#include "widgets/canvas/canvasitem.h"

#include <QHash>
#include <QScrollArea>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <map>
#include <optional>

namespace Promontory {

class CanvasOverlay;
class ResizeGrip;
class RowHeader;

/// The dashboard's grid. Items come in as values, tens of thousands if need be: a panel's widget is asked for when
/// the panel comes near the view, a few at a time, and given back when it is far away and nobody used it. Moving and resizing by hand or keys goes out as a wish; the owner
/// changes the document and sets the items anew.
class GridCanvas : public QScrollArea
{
    Q_OBJECT

public:
    using CreateWidget = std::function<QWidget *(const QString &id, QWidget *parent)>;
    using ReleaseWidget = std::function<void(const QString &id, QWidget *widget)>;
    /// All items as they would be if `id` lay at `cell`: who makes room for whom.
    using ArrangePreview =
        std::function<QList<CanvasItem>(const QList<CanvasItem> &items, const QString &id, const GridCell &cell)>;

    explicit GridCanvas(CreateWidget createWidget, QWidget *parent = nullptr);
    ~GridCanvas() override;

    /// Takes back what CreateWidget gave, to delete it; without this the canvas does so itself.
    void setReleaseWidget(ReleaseWidget release) { m_releaseWidget = std::move(release); }
    void setArrangePreview(ArrangePreview preview) { m_preview = std::move(preview); }
    /// Widgets of ids that stay are kept as they are; those of ids that are gone are deleted.
    void setItems(const QList<CanvasItem> &items, const QList<CanvasRow> &rows = {});
    const QList<CanvasItem> &items() const { return m_items; }

    /// Whether panels can be moved and resized. False for locked and read-only dashboards.
    void setEditable(bool editable);
    bool isEditable() const { return m_editable; }

    /// One panel fills the view; an empty id brings the grid back.
    void showAlone(const QString &id);
    QString aloneId() const { return m_alone; }

    QWidget *widgetFor(const QString &id) const { return m_widgets.value(id); }
    void scrollTo(const QString &id);
    /// Scrolls there and makes the panel's widget now; null for an unknown id.
    QWidget *bringIntoSight(const QString &id);
    /// Ids of panels in sight now that have their widgets, in reading order.
    QStringList visiblePanels() const { return m_visible; }
    /// Whether everything in sight has its widget.
    bool isComplete() const;
    /// Makes what is missing in sight now, for so long and no longer.
    void completeWithin(qint64 budgetMs);

signals:
    void panelMoved(const QString &id, const Promontory::GridCell &cell);
    void panelResized(const QString &id, const Promontory::GridCell &cell);
    void rowToggled(const QString &id, bool collapsed);
    /// With its panels, to be the row number `index` from the top.
    void rowMoved(const QString &id, int index);
    /// Of those that have widgets `visible` are in sight; `nearby` lie within one view above or below.
    void visiblePanelsChanged(const QStringList &visible, const QStringList &nearby);
    void filesDropped(const QList<QUrl> &files);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Drag
    {
        QString id;
        GridCell start;
        GridCell target;
        QPoint pressed;  ///< global
        QPoint offset;   ///< of the pointer to the corner that follows it
        bool moving = true;
        bool active = false; ///< past the platform's threshold
    };

    struct RowDrag
    {
        QString id;
        int index = -1;  ///< where it would be put
    };

    const CanvasItem *itemOf(const QString &id) const;
    void relayout();
    void placeRows();
    void updateVisible();
    void look();
    void buildNext();
    void buildSoon();
    bool isMissing() const;
    bool buildInView(qint64 budgetMs);
    void tellSight();
    void dropFar();
    void release(const QString &id);
    void forgetGone();
    void noteFocus(const QWidget *focused);
    QWidget *ensureWidget(const QString &id);
    void putInTabOrder(qsizetype index, QWidget *panel);
    QRect placeOf(const CanvasItem &item) const;

    bool handlePanelEvent(const QString &id, QWidget *panel, QEvent *event);
    bool handleKey(const QString &id, QEvent *event);
    bool handleGripEvent(QEvent *event);
    void placeGrip(const QString &id);
    void startDrag(const QString &id, bool moving, const QPoint &globalPos);
    void continueDrag(const QPoint &globalPos);
    void finishDrag();
    void cancelDrag();
    void scrollNearEdge();
    void showDragPicture(const QPoint &globalPos);
    void toggleRow(const QString &id);
    RowHeader *makeHeader(const QString &id);
    QStringList rowOrder() const;
    void dragRow(const QString &id, const QPoint &globalPos);
    void dropRow();
    void cancelRowDrag();
    void stepRow(const QString &id, int by);

    CreateWidget m_createWidget;
    ReleaseWidget m_releaseWidget;
    ArrangePreview m_preview;
    QList<CanvasItem> m_items; // in reading order
    QList<CanvasRow> m_rows;
    QHash<QString, QWidget *> m_widgets;
    QHash<const QObject *, QString> m_ids;
    QHash<QString, RowHeader *> m_headers;
    QHash<QString, qsizetype> m_index;
    std::map<qsizetype, QWidget *> m_order; // of the widgets, by the index of their items
    int m_tallest = 0;      // rows of the grid
    int m_bottom = 0;
    QStringList m_inView;   // with those that have no widgets yet
    qsizetype m_built = 0;  // of these, all before have their widgets
    QStringList m_around;
    QStringList m_visible;
    QStringList m_nearby;
    QStringList m_touched;  // the last one at the end
    QString m_alone;
    QString m_gripOwner;
    std::optional<Drag> m_drag;
    std::optional<RowDrag> m_rowDrag;
    GridMetrics m_metrics;
    QWidget *m_content;
    ResizeGrip *m_grip;
    CanvasOverlay *m_overlay;
    QTimer m_visibility;
    QTimer m_building;
    QTimer m_edgeScroll;
    QPoint m_pointer; // global, during a drag
    bool m_editable = true;
};

} // namespace Promontory

Q_DECLARE_METATYPE(Promontory::GridCell)
