#include "widgets/panels/shared/lanepager.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/tooltiptext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Height = 24;

QToolButton *addButton(QWidget *parent, const QString &name)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFixedSize(Height, Height);
    button->setToolTip(toolTipText(name));
    button->setAccessibleName(name);
    return button;
}

} // namespace

LanePager::LanePager(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_back(addButton(this, tr("Earlier rows")))
    , m_forth(addButton(this, tr("Further rows")))
{
    m_text->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addStretch();
    layout->addWidget(m_back);
    layout->addWidget(m_text);
    layout->addWidget(m_forth);
    connect(m_back, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(m_forth, &QToolButton::clicked, this, [this] { turn(1); });
    hide();
}

QSize LanePager::sizeHint() const
{
    return QSize(QWidget::sizeHint().width(), Height);
}

void LanePager::setTheme(const Theme &theme)
{
    m_back->setIcon(themeIcon(u"chevron-left"_s, theme));
    m_forth->setIcon(themeIcon(u"chevron-right"_s, theme));
    m_text->setFont(fontFor(TextRole::Caption, theme.textScale));
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::WindowText, theme.text.secondary);
    m_text->setPalette(palette);
}

void LanePager::setRows(int count, int perPage)
{
    m_count = count;
    m_perPage = std::max(1, perPage);
    refresh();
}

void LanePager::turn(int by)
{
    const int before = m_page;
    m_page += by;
    refresh();
    if (m_page != before)
        emit pageSelected(m_page);
}

void LanePager::refresh()
{
    const int last = std::max(0, (m_count - 1) / m_perPage);
    m_page = std::clamp(m_page, 0, last);
    const int first = m_page * m_perPage;
    m_text->setText(tr("%1 to %2 of %3")
                        .arg(QString::number(first + 1),
                             QString::number(std::min(m_count, first + m_perPage)),
                             QString::number(m_count)));
    m_back->setEnabled(m_page > 0);
    m_forth->setEnabled(m_page < last);
    setVisible(last > 0);
}

} // namespace Promontory
