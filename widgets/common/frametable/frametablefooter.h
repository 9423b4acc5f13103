#pragma once

#include "widgets/common/frametable/frametablemodel.h"
#include "widgets/theme/theme.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

class QHeaderView;

namespace Promontory {

/// Which calculations stand below the columns.
struct FooterOptions
{
    bool show = false;
    QStringList calculations; ///< ids of reducers, a line for each
    QStringList fields;  ///< display names; empty: all numbers
    bool countRows = false;

    bool operator==(const FooterOptions &) const = default;
};

/// One row below a table, in line with its columns.
class FrameTableFooter : public QWidget
{
    Q_OBJECT

public:
    static constexpr int LineHeight = 26;

    FrameTableFooter(const FrameTableModel &model, const QHeaderView &header, QWidget *parent);

    void setTheme(const Theme &theme);
    void setOptions(const FooterOptions &options);
    /// So many columns from the left do not scroll with the others.
    void setFrozen(int columns);
    /// What stands below a column, line by line; empty: nothing.
    QStringList textsFor(int column) const;
    /// Its height with as many lines as any column has; 0: none.
    int wantedHeight() const;
    /// Width that its texts below a column need, insets included.
    int naturalWidth(int column) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList calculated(int column) const;
    QString textFor(const Field &field, const QString &reducer) const;
    void forget();
    void paintColumn(QPainter *painter, int column, int left) const;

    const FrameTableModel &m_model;
    const QHeaderView &m_header;
    Theme m_theme;
    FooterOptions m_options;
    int m_frozen = 0;
    mutable QHash<int, QStringList> m_texts; // of columns, until the data change
};

} // namespace Promontory
