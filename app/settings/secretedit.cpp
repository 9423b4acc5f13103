#include "app/settings/secretedit.h"

#include "widgets/theme/icons.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace Promontory {

SecretEdit::SecretEdit(QWidget *parent)
    : QLineEdit(parent), m_show(addAction(themeIcon(u"view"_s), QLineEdit::TrailingPosition))
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_show->setCheckable(true);
    connect(m_show, &QAction::toggled, this, &SecretEdit::showText);
    showText(false);
}

void SecretEdit::setStored(const QByteArray &secret)
{
    m_stored = secret;
    clear();
    m_show->setChecked(false);
    setPlaceholderText(secret.isEmpty() ? QString() : tr("Stored. Type to replace it."));
}

QByteArray SecretEdit::value() const
{
    return isChanged() ? text().toUtf8() : m_stored;
}

void SecretEdit::showText(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_show->setIcon(themeIcon(shown ? u"hide"_s : u"view"_s));
    m_show->setText(shown ? tr("Hide what was typed") : tr("Show what was typed"));
    m_show->setToolTip(m_show->text());
}

} // namespace Promontory
