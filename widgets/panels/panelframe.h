#pragma once

#include "widgets/panels/panelview.h"
#include "widgets/panels/statetexts.h"

namespace Promontory {

class LoadingBar;
class PanelHeader;
class PanelVeil;
class StateCard;
class StateStrip;

/// What a state offers to do.
enum class PanelAction { WidenRange, ShowRequest };

/// The frame of every panel: background, header, and the state its data is in (design.md 5). The
/// body holds the view; no state moves it.
class PanelFrame : public QWidget
{
    Q_OBJECT

public:
    explicit PanelFrame(QWidget *parent = nullptr);

    /// Takes the view as a child; the one before is deleted.
    void setView(PanelView *view);
    PanelView *view() const { return m_view; }

    void setTitle(const QString &title); ///< plain text; empty: no header
    void setHint(const QString &hint);   ///< unit or a few words beside the title
    void setDescription(const QString &description);
    /// The sign of the panel's links, with this tool tip; empty: none.
    void setLinkTip(const QString &tip);
    void setTransparent(bool transparent);
    /// Theme, zone and manners, for the frame and its view.
    void setContext(const PanelContext &context);
    void setStatus(const PanelStatus &status);
    const PanelStatus &status() const { return m_status; }

    QString title() const;
    /// Where the view lies.
    QRect bodyRect() const;
    /// Where the header lies; a handle for dragging the panel. Empty without a title.
    QRect headerRect() const;
    /// Paints frame, header, view and state, each as vectors where it can.
    void paintTo(QPainter *painter, const QRectF &target);

signals:
    void menuRequested(const QPoint &globalPosition);
    void viewRequested();
    /// The sign of the links was clicked; a menu opens here.
    void linksRequested(const QPoint &globalPosition);
    void detailsRequested();
    void actionRequested(Promontory::PanelAction action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectParts();
    void layOut();
    void applyStatus();
    void applyMessage(const StateMessage &message);
    void updateVeil();
    void updateAccessibility();
    void updateButtons();
    void paintFrame(QPainter &painter) const;
    bool isOld() const; ///< stale or dead: a heavy border

    PanelContext m_context;
    PanelStatus m_status;
    QString m_description;
    PanelView *m_view = nullptr; // a child; nobody else deletes it
    PanelHeader *m_header;
    PanelVeil *m_veil;
    StateStrip *m_strip;
    StateCard *m_card;
    LoadingBar *m_loading;
    bool m_transparent = false;
    bool m_hovered = false;
    bool m_keyboardFocus = false;
};

} // namespace Promontory

Q_DECLARE_METATYPE(Promontory::PanelAction)
