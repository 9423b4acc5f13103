#pragma once

#include "app/import/importgrafana.h"
#include "app/window/guardservices.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace Promontory {

class DashboardPage;
class SourceQuestion;

/// Sees to it that the data sources of one open dashboard are known: asks once for those that are not
/// configured here, remembers the answer for this machine, and says in a strip what is still open.
class PageSources : public QObject
{
    Q_OBJECT

public:
    /// The page becomes the parent.
    PageSources(DashboardPage &page, const GuardServices &services);

    /// Asks for all sources of the dashboard, also those that have an answer.
    void ask();

signals:
    void sourcesWanted(); ///< the editor of data sources

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tell();
    void tellMissing(const QList<SourceReference> &open);
    bool isOpen(const SourceReference &reference) const;
    QList<SourceReference> openReferences() const;
    void remember(const QHash<QString, QString> &uids);
    void skip();

    DashboardPage &m_page;
    GuardServices m_services;
    QPointer<SourceQuestion> m_question;
    bool m_hasAsked = false;
};

} // namespace Promontory
