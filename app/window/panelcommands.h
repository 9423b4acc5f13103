#pragma once

#include "app/pages/panelslot.h"

#include <QObject>

class QWidget;

namespace Promontory {

/// What can be done with the picture and the data of one panel. Files are chosen in a dialog that does not
/// block; a failure is told through failed().
class PanelCommands : public QObject
{
    Q_OBJECT

public:
    explicit PanelCommands(QWidget *window);

    void copyPicture(PanelSlot &slot);
    void savePng(PanelSlot &slot);
    void saveSvg(PanelSlot &slot);
    void saveCsv(PanelSlot &slot);

signals:
    void failed(const QString &message);
    void saved(const QString &path);

private:
    void save(PanelSlot &slot, const QString &suffix, const QByteArray &bytes);

    QWidget *m_window;
};

} // namespace Promontory
