#pragma once

#include "widgets/panels/panelbutton.h"
#include "widgets/panels/statetexts.h"

#include <QWidget>

namespace Promontory {

/// The head of a panel: title, hint, badge of its state, and the buttons in space kept for them.
/// Without a title only badge and buttons, floating over the picture.
class PanelHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PanelHeader(QWidget *parent);

    static constexpr int Height = 30;

    void setTheme(const Theme &theme);
    void setTitle(const QString &title);
    void setHint(const QString &hint);
    void setDescription(const QString &description);
    /// A sign for the panel's links with this tool tip; empty: there are none.
    void setLinkTip(const QString &tip);
    void setBadge(const StateBadge &badge);
    void setButtonsShown(bool shown);
    void setInteractive(bool interactive);

    const QString &title() const { return m_title; }
    const StateBadge &badge() const { return m_badge; }
    bool hasTitle() const { return !m_title.isEmpty(); }
    /// Room for badge and buttons when they float over a panel of this width.
    QSize floatingSize(int panelWidth) const;
    QPoint menuPosition() const; ///< global: where the menu opens
    QPoint linksPosition() const; ///< global: where a menu of links opens

signals:
    void menuClicked();
    void viewClicked();
    void linksClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    int badgeWidth() const;
    int buttonsWidth() const;
    int linksWidth() const;
    int linksLeft() const;
    int titleRoom() const;
    int titleWidth() const;
    int signWidth() const;
    void paintDescriptionSign(QPainter &painter, int left) const;
    QRect badgeRect() const;
    int textEnd() const;
    int badgeStart() const;
    bool hasExpand() const;
    void placeButtons();
    void paintBadge(QPainter &painter) const;
    void paintTexts(QPainter &painter) const;
    QString toolTipAt(const QPoint &place) const;

    Theme m_theme;
    QString m_title, m_hint, m_description, m_linkTip;
    StateBadge m_badge;
    bool m_interactive = true;
    bool m_buttonsShown = false;
    PanelButton *m_menu;
    PanelButton *m_expand;
    PanelButton *m_links;
};

} // namespace Promontory
