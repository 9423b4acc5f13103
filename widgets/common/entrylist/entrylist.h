#pragma once

#include "widgets/common/entrylist/listentry.h"
#include "widgets/theme/theme.h"

#include <QListView>

namespace Promontory {

class EntryListModel;
class EntryDelegate;

/// A scrolling list of entries with sections. Arrows move, Return or a click activates.
class EntryList : public QListView
{
    Q_OBJECT

public:
    explicit EntryList(QWidget *parent = nullptr);
    ~EntryList() override;

    void setTheme(const Theme &theme);
    void setEntries(QList<ListEntry> entries);
    const QList<ListEntry> &entries() const;
    /// Without it nothing hovers, and no scroll bar shows.
    void setInteractive(bool isInteractive);
    void setMuted(bool isMuted); ///< old entries: their colours step back

signals:
    void entryActivated(int index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void activate(const QModelIndex &index);

    EntryListModel *m_model;
    EntryDelegate *m_delegate;
    bool m_isInteractive = true;
};

} // namespace Promontory
