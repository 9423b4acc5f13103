#include "widgets/common/searchfield.h"

#include "widgets/theme/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace Promontory {

using namespace Qt::StringLiterals;

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    addAction(themeIcon(u"search"_s), QLineEdit::LeadingPosition);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        emit moveRequested(1);
        return;
    case Qt::Key_Up:
        emit moveRequested(-1);
        return;
    case Qt::Key_PageDown:
        emit moveRequested(8);
        return;
    case Qt::Key_PageUp:
        emit moveRequested(-8);
        return;
    case Qt::Key_Escape:
        if (!text().isEmpty()) {
            clear();
            return;
        }
        event->ignore();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace Promontory
