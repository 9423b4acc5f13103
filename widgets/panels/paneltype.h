#pragma once

#include "widgets/panels/panelview.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace Promontory {

/// What a type wants from its queries, and how it is offered.
struct PanelTypeInfo
{
    QString name;               ///< translated
    QString description;        ///< translated, one sentence
    QString icon;               ///< name in the icon set
    bool wantsInstant = false;  ///< tables ask instant queries by default
    bool wantsQueries = true;   ///< false: text
    bool asksAlerts = false;    ///< shows the alert rules of its source where it has no queries
    bool showsHistograms = false; ///< native ones; other types draw numbers only
    bool minimalHeader = false; ///< the view paints close under the title
};

/// What a panel and one of its fields say about how it looks, as files hold it.
struct PanelLook
{
    Json options;
    Json custom; ///< `custom` of the field's configuration
};

/// One kind of panel. Stateless.
class PanelType
{
public:
    PanelType() = default;
    Q_DISABLE_COPY_MOVE(PanelType)
    virtual ~PanelType() = default;

    virtual QString id() const = 0; ///< "timeseries", as files write it
    virtual PanelTypeInfo info() const = 0;
    virtual PanelView *createView(QWidget *parent) const = 0;
    virtual Json defaultOptions() const = 0;
    /// Whether two looks are the same to this type: what it does not read makes no difference.
    virtual bool meansSame(const PanelLook &one, const PanelLook &other) const = 0;
};

/// All types by id. find() gives the "unknown" type for ids nobody registered.
class PanelTypeRegistry
{
public:
    void add(std::unique_ptr<PanelType> type);
    const PanelType &find(const QString &id) const;
    bool contains(const QString &id) const;
    QStringList ids() const;

private:
    std::vector<std::unique_ptr<PanelType>> m_types; // the first is "unknown"
};

/// The registry with every type that comes with the program.
PanelTypeRegistry builtinPanels();

} // namespace Promontory
