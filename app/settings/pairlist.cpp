#include "app/settings/pairlist.h"

#include "app/settings/secretedit.h"
#include "widgets/theme/icons.h"

#include <QGridLayout>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

PairList::PairList(Values values, const QString &namePlaceholder, const QString &addText,
                   QWidget *parent)
    : QWidget(parent)
    , m_values(values)
    , m_namePlaceholder(namePlaceholder)
    , m_grid(new QGridLayout)
    , m_add(new QPushButton(themeIcon(u"plus"_s), addText, this))
{
    m_add->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, &PairList::addEmptyRow);
    m_grid->setContentsMargins({});
    m_grid->setSpacing(6);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addLayout(m_grid);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    setFocusProxy(m_add);
}

void PairList::setPairs(const Pairs &pairs)
{
    removeAll();
    for (const auto &[name, value] : pairs)
        appendRow(name, value);
    layOut();
}

PairList::Pairs PairList::pairs() const
{
    Pairs pairs;
    for (const Row &row : m_rows) {
        const auto *secret = qobject_cast<const SecretEdit *>(row.value);
        const QByteArray value = secret ? secret->value() : row.value->text().toUtf8();
        if (const QString name = row.name->text().trimmed(); !name.isEmpty() || !value.isEmpty())
            pairs.append({name, value});
    }
    return pairs;
}

bool PairList::hasTypedSecret() const
{
    return m_values == Values::Secret &&
           std::any_of(m_rows.begin(), m_rows.end(),
                       [](const Row &row) { return !row.value->text().isEmpty(); });
}

void PairList::appendRow(const QString &name, const QByteArray &value)
{
    Row row{new QLineEdit(name, this), nullptr, new QToolButton(this)};
    if (m_values == Values::Secret) {
        auto *secret = new SecretEdit(this);
        secret->setStored(value);
        row.value = secret;
    } else {
        row.value = new QLineEdit(QString::fromUtf8(value), this);
        row.value->setPlaceholderText(tr("value"));
    }
    row.name->setPlaceholderText(m_namePlaceholder);
    row.name->setAccessibleName(tr("Name"));
    row.value->setAccessibleName(tr("Value"));
    row.remove->setIcon(themeIcon(u"close"_s));
    row.remove->setAutoRaise(true);
    row.remove->setFocusPolicy(Qt::TabFocus);
    row.remove->setToolTip(tr("Remove this row"));
    row.remove->setAccessibleName(row.remove->toolTip());
    connect(row.name, &QLineEdit::textEdited, this, &PairList::edited);
    connect(row.value, &QLineEdit::textEdited, this, &PairList::edited);
    connect(row.remove, &QToolButton::clicked, this, [this, row] { removeRow(row.remove); });
    m_rows.push_back(row);
}

void PairList::addEmptyRow()
{
    appendRow({}, {});
    layOut();
    m_rows.back().name->setFocus();
    Q_EMIT edited();
}

void PairList::removeRow(const QWidget *button)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [button](const Row &row) { return row.remove == button; });
    if (found == m_rows.end())
        return;
    for (QWidget *widget :
         {static_cast<QWidget *>(found->name), static_cast<QWidget *>(found->value),
          static_cast<QWidget *>(found->remove)}) {
        m_grid->removeWidget(widget);
        widget->hide();
        widget->deleteLater();
    }
    m_rows.erase(found);
    layOut();
    m_add->setFocus();
    Q_EMIT edited();
}

void PairList::removeAll()
{
    for (const Row &row : m_rows) {
        for (QWidget *widget : {static_cast<QWidget *>(row.name), static_cast<QWidget *>(row.value),
                                static_cast<QWidget *>(row.remove)}) {
            m_grid->removeWidget(widget);
            widget->hide();
            widget->deleteLater();
        }
    }
    m_rows.clear();
}

void PairList::layOut()
{
    QWidget *before = nullptr;
    for (int i = 0; i < int(m_rows.size()); ++i) {
        const Row &row = m_rows[size_t(i)];
        m_grid->addWidget(row.name, i, 0);
        m_grid->addWidget(row.value, i, 1);
        m_grid->addWidget(row.remove, i, 2);
        for (QWidget *widget : {static_cast<QWidget *>(row.name), static_cast<QWidget *>(row.value),
                                static_cast<QWidget *>(row.remove)}) {
            widget->show();
            if (before)
                setTabOrder(before, widget);
            before = widget;
        }
    }
    if (before)
        setTabOrder(before, m_add);
}

} // namespace Promontory
