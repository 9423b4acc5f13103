#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace Promontory {

/// Which rows of many are shown, with a button to either side. Hidden while all fit on one page.
class LanePager : public QWidget
{
    Q_OBJECT

public:
    explicit LanePager(QWidget *parent);

    void setTheme(const Theme &theme);
    /// All rows, and how many stand on one page. Stays on its page where that still exists.
    void setRows(int count, int perPage);
    int page() const { return m_page; }
    QSize sizeHint() const override;

signals:
    void pageSelected(int page);

private:
    void turn(int by);
    void refresh();

    QLabel *m_text;
    QToolButton *m_back;
    QToolButton *m_forth;
    int m_count = 0;
    int m_perPage = 1;
    int m_page = 0;
};

} // namespace Promontory
