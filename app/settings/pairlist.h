#pragma once

#include <QList>
#include <QWidget>

#include <utility>
#include <vector>

class QGridLayout;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace Promontory {

/// Rows of a name and a value with buttons to add and remove them. Values may be secrets.
class PairList : public QWidget
{
    Q_OBJECT

public:
    enum class Values { Plain, Secret };
    using Pairs = QList<std::pair<QString, QByteArray>>;

    PairList(Values values, const QString &namePlaceholder, const QString &addText,
             QWidget *parent = nullptr);

    /// Replaces the rows; secret values count as stored.
    void setPairs(const Pairs &pairs);
    /// Rows without a name and a value are left out.
    Pairs pairs() const;
    /// True: a secret was typed.
    bool hasTypedSecret() const;

Q_SIGNALS:
    void edited();

private:
    struct Row
    {
        QLineEdit *name;
        QLineEdit *value;
        QToolButton *remove;
    };

    void appendRow(const QString &name, const QByteArray &value);
    void addEmptyRow();
    void removeRow(const QWidget *button);
    void removeAll();
    void layOut();

    Values m_values;
    QString m_namePlaceholder;
    std::vector<Row> m_rows;
    QGridLayout *m_grid;
    QPushButton *m_add;
};

} // namespace Promontory
