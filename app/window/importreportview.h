#pragma once

#include "app/import/importgrafana.h"

#include <QWidget>

class QActionGroup;
class QLabel;
class QModelIndex;
class QToolButton;
class QTreeView;

namespace Promontory {

class ImportReportModel;
class OutcomeBar;
class SearchField;

/// The report of one import as a column: how much is carried, and what became of each panel. Going through the
/// list shows the panels, Return goes to one.
class ImportReportView : public QWidget
{
    Q_OBJECT

public:
    explicit ImportReportView(QWidget *parent = nullptr);

    void setReport(const ImportReport &report);
    QTreeView *list() const { return m_list; }

signals:
    /// The dashboard's panel that the report's current row is about.
    void panelPointedAt(const QString &id);
    void panelActivated(const QString &id);
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFilters();
    void setUpList();
    void setOutcome(int choice);
    void pointAt(const QModelIndex &index);
    void unfoldFew();
    void applyTheme();

    ImportReportModel *m_model;
    QLabel *m_title;
    QLabel *m_score;
    QLabel *m_carried;
    OutcomeBar *m_bar;
    QLabel *m_counts;
    SearchField *m_search;
    QActionGroup *m_outcomes;
    QTreeView *m_list;
};

} // namespace Promontory
