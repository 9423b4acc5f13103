#include "widgets/common/frametable/cellinspector.h"

#include "datasources/json/json.h"
#include "widgets/theme/theme.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace Promontory {

namespace {

constexpr QSize Room(420, 240);
constexpr qsizetype LongestText = 1'000'000;

} // namespace

QString inspectedText(const QString &text)
{
    const QString shown = text.left(LongestText);
    const auto json = parseJson(shown.toUtf8());
    const bool isTree = json && (json->isObject() || json->isArray());
    return isTree ? QString::fromUtf8(writeJson(*json)) : shown;
}

CellInspector::CellInspector(const QString &text, QWidget *parent) : PopupFrame(parent)
{
    auto *edit = new QPlainTextEdit(inspectedText(text), this);
    edit->setReadOnly(true);
    edit->setFrameShape(QFrame::NoFrame);
    edit->setFont(fontFor(TextRole::Code));
    edit->setMinimumSize(Room);
    edit->setAccessibleName(tr("Text of the cell"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(edit);
    setFocusProxy(edit);
}

} // namespace Promontory
