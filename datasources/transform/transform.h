#pragma once

#include "datasources/base/result.h"
#include "datasources/frame/frame.h"
#include "datasources/json/json.h"

#include <QList>
#include <QString>
#include <QTimeZone>

#include <functional>

namespace Promontory {

/// One transformation of a panel as its file describes it (grafana-dashboard 13), variables filled
/// in.
struct TransformSpec
{
    QString id;
    Json options;
    bool disabled = false;
    Json filter;   ///< { id, options }: only frames that this matcher names are transformed
    QString topic; ///< empty or "series"; others are not about the panel's data

    bool operator==(const TransformSpec &) const = default;
};

/// What transformations depend on beside frames and options.
struct TransformContext
{
    static constexpr std::size_t MostCells = 5'000'000;

    QTimeZone zone = QTimeZone::utc();
    std::function<bool()> isCancelled; ///< asked from time to time; may be empty
    std::size_t mostCells = MostCells; ///< of a result, unless what came in is larger

    bool stops() const { return isCancelled && isCancelled(); }
    bool allows(std::size_t rows, std::size_t columns) const
    {
        return columns == 0 || rows <= mostCells / columns;
    }
};

/// The frames after all steps. Every field of the frames has to have its display name; fields of
/// the result have one, too. A step that is unknown, cannot read its options or would give too much
/// leaves the frames as they are, and a notice says which one and why. Columns that do not change
/// are shared. When the work is cancelled the frames of the steps so far come back.
Noted<Frames> applyTransforms(const Frames &frames, const QList<TransformSpec> &specs,
                              const TransformContext &context = {});

std::size_t cellCount(const Frames &frames);
/// What a transformation says when its result would not be allowed.
Error tooManyCells(const TransformContext &context);

} // namespace Promontory
