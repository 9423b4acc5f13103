#pragma once

#include "widgets/common/entrylist/entrylist.h"
#include "widgets/panels/panelview.h"

namespace Promontory {

/// A panel of one list: what its types have in common. Where the list is empty it says why.
class ListPanelView : public PanelView
{
    Q_OBJECT

public:
    explicit ListPanelView(QWidget *parent);

    void setContext(const PanelContext &context) override;
    void setData(const PanelData &answer) override;
    void setMuted(bool muted) override;
    QString summary() const override;

    EntryList *list() const { return m_list; }
    const QString &message() const { return m_message; }

protected:
    /// Called once for new data, before it is drawn.
    virtual void prepare() {}
    /// Builds the entries anew and ends with present().
    virtual void draw() = 0;
    virtual void activate(int index) { Q_UNUSED(index) }

    void redraw(); ///< draws when there is something to draw with
    /// The message stands where there are no entries.
    void present(QList<ListEntry> entries, const QString &message);
    const PanelData &data() const { return m_data; }
    const PanelContext &context() const { return m_context; }
    bool isMuted() const { return m_isMuted; }
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    EntryList *m_list;
    PanelContext m_context;
    PanelData m_data;
    QString m_message;
    bool m_isMuted = false;
};

} // namespace Promontory
