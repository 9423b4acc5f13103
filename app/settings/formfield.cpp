#include "app/settings/formfield.h"

#include "app/settings/note.h"

#include <QVBoxLayout>

namespace Promontory {

FormField::FormField(const QString &label, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_label(new Note(Note::Tone::Label, label, this))
    , m_control(control)
    , m_help(new Note(Note::Tone::Help, {}, this))
    , m_error(new Note(Note::Tone::Error, {}, this))
{
    m_label->setBuddy(control);
    control->setAccessibleName(label);
    m_help->setVisible(false);
    m_error->setVisible(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addWidget(control);
    layout->addWidget(m_error);
    layout->addWidget(m_help);
    setFocusProxy(control);
}

void FormField::setHelp(const QString &text)
{
    m_help->setText(text);
    m_help->setVisible(!text.isEmpty());
}

void FormField::setError(const QString &text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    m_control->setAccessibleDescription(text.isEmpty() ? m_help->text() : text);
}

QString FormField::error() const
{
    return m_error->text();
}

} // namespace Promontory
