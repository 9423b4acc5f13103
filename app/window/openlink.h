#pragma once

#include <QUrl>

class QMessageBox;
class QWidget;

namespace Promontory {

/// Asks before a link of a dashboard is followed, with its whole address as it is: the host in letters that
/// cannot look like others, nothing left out, nothing decoded. Copying is the answer of the Return key, opening
/// takes a choice. Anything but http, https and mailto, and a web address with a user name, is refused: then
/// there is no question and the result is null. The box is open and deletes itself.
QMessageBox *askToOpenLink(const QUrl &url, QWidget *window);

} // namespace Promontory
