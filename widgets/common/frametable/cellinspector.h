#pragma once

#include "widgets/common/popupframe.h"

namespace Promontory {

/// The whole text of a cell in a window of its own, to read and to copy; JSON in its lines.
class CellInspector : public PopupFrame
{
    Q_OBJECT

public:
    CellInspector(const QString &text, QWidget *parent);
};

/// The text as the inspector shows it.
QString inspectedText(const QString &text);

} // namespace Promontory
