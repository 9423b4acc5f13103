#pragma once

#include "app/window/commandlist.h"

#include <QAbstractButton>

namespace Promontory {

class CommandPopup;

/// The search in the menu bar's corner. It looks like a field; a click or its keys open the list.
class CommandSearch : public QAbstractButton
{
    Q_OBJECT

public:
    /// `entries` is asked each time the list opens; `keys` are shown as a hint.
    CommandSearch(std::function<QList<CommandEntry>()> entries, const QString &keys, QWidget *parent);

    void open();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::function<QList<CommandEntry>()> m_entries;
    QString m_keys;
    CommandPopup *m_popup = nullptr;
};

} // namespace Promontory
