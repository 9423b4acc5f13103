#pragma once

#include "widgets/common/popupframe.h"

#include <QSet>
#include <QString>

class QListWidget;
class QListWidgetItem;

namespace Promontory {

class SearchField;

/// The values of a column to choose from. None chosen means all. A choice takes effect at once.
class ColumnFilter : public PopupFrame
{
    Q_OBJECT

public:
    ColumnFilter(const QStringList &texts, const QSet<QString> &chosen, QWidget *parent);

    QListWidget *list() const { return m_list; }

signals:
    void chosen(const QSet<QString> &texts);

private:
    void showMatching(const QString &text);
    void tellChosen();
    void clear();

    SearchField *m_search;
    QListWidget *m_list;
};

} // namespace Promontory
