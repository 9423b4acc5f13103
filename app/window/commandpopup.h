#pragma once

#include "app/window/commandlist.h"
#include "widgets/common/popupframe.h"

class QTreeWidget;

namespace Promontory {

class SearchField;

/// The list behind the command search: typed into, walked with the arrow keys, chosen with Enter or a click.
class CommandPopup : public PopupFrame
{
    Q_OBJECT

public:
    explicit CommandPopup(QWidget *parent);

    /// Shows these entries, nothing typed yet.
    void setEntries(const QList<CommandEntry> &entries);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void filter(const QString &typed);
    void move(int steps);
    void runCurrent();

    QList<CommandEntry> m_entries;
    SearchField *m_field;
    QTreeWidget *m_list;
};

} // namespace Promontory
