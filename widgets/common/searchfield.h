#pragma once

#include <QLineEdit>

class QAction;

namespace Promontory {

/// A line edit with a search sign and a button to clear it. Escape clears it first, then goes on to whoever
/// holds the field.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);

signals:
    void moveRequested(int steps); ///< the arrow keys: down is positive

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace Promontory
