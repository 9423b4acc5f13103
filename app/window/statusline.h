#pragma once

#include "app/window/sourceages.h"

#include <QTimer>

class QLabel;
class QStatusBar;

namespace Promontory {

class Appearance;
class CoreServices;
class PageTabs;

/// What the status bar and the health strip say, told anew each second.
class StatusLine : public QObject
{
    Q_OBJECT

public:
    StatusLine(QStatusBar *bar, SourceHealthStrip *health, CoreServices &services, const PageTabs &tabs,
               const Appearance &appearance);

    void update();

private:
    QString fileText() const;

    SourceHealthStrip *m_health;
    CoreServices &m_services;
    const PageTabs &m_tabs;
    const Appearance &m_appearance;
    SourceAges m_ages;
    QTimer m_everySecond;
    QLabel *m_file;
    QLabel *m_numbers;
};

} // namespace Promontory
