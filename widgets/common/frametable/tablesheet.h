/// widgets/common/frametable shows frames as a table: sheets out of frames, a model over one sheet,
/// and the widget with its header, cells and footer.
#pragma once

#include "datasources/frame/frame.h"

#include <QString>

#include <vector>

namespace Promontory {

/// One table to show, with the name it has in the picker.
struct TableSheet
{
    QString name;
    FramePtr frame;
};

/// The tables in a set of frames. Table frames are one sheet each. Series of one sample each, as
/// instant queries answer, become one sheet: a row for each set of labels, a column for each label
/// and query. Longer series are one sheet each.
std::vector<TableSheet> sheetsOf(const Frames &frames);

/// The sheet of series with one sample each; exposed for tests.
FramePtr mergeInstant(const Frames &series);

} // namespace Promontory
