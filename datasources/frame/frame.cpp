#include "datasources/frame/frame.h"

namespace Promontory {

std::size_t Field::size() const
{
    return std::visit([](const auto &column) { return column.size(); }, values);
}

const Field *Frame::timeField() const
{
    for (const Field &field : fields) {
        if (field.isTime())
            return &field;
    }
    return nullptr;
}

const Field *Frame::numberField() const
{
    for (const Field &field : fields) {
        if (field.isNumber())
            return &field;
    }
    return nullptr;
}

} // namespace Promontory
