#include "widgets/controls/variablemenu.h"

#include "widgets/common/popupframe.h"
#include "widgets/controls/variablechip.h"
#include "widgets/controls/chiplist.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"

#include <QVBoxLayout>

namespace Promontory {

using namespace Qt::StringLiterals;

VariableMenu::VariableMenu(QWidget *parent)
    : QToolButton(parent)
    , m_popup(new PopupFrame(this))
    , m_layout(new QVBoxLayout(m_popup))
{
    setIcon(themeIcon(u"menu-dots"_s));
    setRaised(this);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("More variables"));
    setAccessibleName(toolTip());
    m_popup->setAccessibleName(toolTip());
    m_layout->setContentsMargins(12, 12, 12, 12);
    m_layout->setSpacing(8);
    connect(this, &QToolButton::clicked, this, &VariableMenu::openPopup);
}

void VariableMenu::setVariables(const QList<VariableControl> &variables, const CreateChip &create)
{
    m_chips = chipsFor(variables, m_chips, [&](const QString &name) { return create(name, m_popup); });
    while (const std::unique_ptr<QLayoutItem> item{m_layout->takeAt(0)}) { }
    for (VariableChip *chip : std::as_const(m_chips)) {
        m_layout->addWidget(chip, 0, Qt::AlignLeft);
        chip->setVisible(true);
    }
    showState();
    if (m_popup->isVisible()) {
        m_layout->activate();
        m_popup->adjustSize(); // another value may be longer
    }
}

/// What is chosen out of sight can be read all the same.
void VariableMenu::showState()
{
    QStringList parts;
    for (const VariableChip *chip : std::as_const(m_chips))
        parts.append(chip->accessibleName());
    setAccessibleDescription(parts.join(u'\n'));
}

void VariableMenu::openPopup()
{
    m_popup->adjustSize();
    m_popup->openBelow(this, Qt::AlignRight);
    if (!m_chips.isEmpty())
        m_chips.constFirst()->setFocus(Qt::PopupFocusReason);
}

} // namespace Promontory
