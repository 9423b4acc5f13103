#pragma once

#include "widgets/common/entrylist/entrylist.h"
#include "widgets/panels/shared/drawnpanelview.h"

namespace Promontory {

/// A panel of one list: what its types have in common. Where the list is empty it says why. draw() ends with
/// present().
class ListPanelView : public DrawnPanelView
{
    Q_OBJECT

public:
    explicit ListPanelView(QWidget *parent);

    QString summary() const override;

    EntryList *list() const { return m_list; }
    const QString &message() const { return m_message; }

protected:
    virtual void activate(int index) { Q_UNUSED(index) }

    /// The message stands where there are no entries.
    void present(QList<ListEntry> entries, const QString &message);
    void applyContext(const PanelContext &context) override;
    void applyMuted(bool muted) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    EntryList *m_list;
    QString m_message;
};

} // namespace Promontory
