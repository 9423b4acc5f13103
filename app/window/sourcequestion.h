#pragma once

#include "app/import/importgrafana.h"

#include <QDialog>
#include <QHash>

class QComboBox;
class QGridLayout;

namespace Promontory {

/// One line of the question.
struct AskedSource
{
    SourceReference reference;
    QString chosen;        ///< uid of the source that is preselected; empty: the default source
    bool isFixed = false;  ///< configured here under this very uid: shown, not asked
};

/// A configured source to choose from.
struct OfferedSource
{
    QString uid;
    QString name;
    bool isDefault = false;
};

/// Asks once, for all data sources that a dashboard names, which sources of this computer are meant.
class SourceQuestion : public QDialog
{
    Q_OBJECT

public:
    SourceQuestion(const QString &title, const QList<AskedSource> &asked, const QList<OfferedSource> &offered,
                   QWidget *parent);

signals:
    /// By the keys of the references; an empty uid is the default source.
    void answered(const QHash<QString, QString> &uids);
    /// The default source stands for all that were asked.
    void skipped();

private:
    void addRow(QGridLayout *grid, const AskedSource &asked, const QList<OfferedSource> &offered);
    QWidget *makeButtons();
    void answer();

    QHash<QString, QComboBox *> m_choices;
};

} // namespace Promontory
