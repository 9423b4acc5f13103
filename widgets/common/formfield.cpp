#include "widgets/common/formfield.h"

#include "widgets/common/note.h"

#include <QVBoxLayout>

namespace Promontory {

FormField::FormField(const QString &label, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_label(new Note(Note::Tone::Label, label, this))
    , m_control(control)
    , m_help(new Note(Note::Tone::Help, {}, this))
    , m_error(new Note(Note::Tone::Error, {}, this))
    , m_warning(new Note(Note::Tone::Warning, {}, this))
{
    m_label->setBuddy(control);
    control->setAccessibleName(QString(label).remove(u'&'));
    m_help->setVisible(false);
    m_error->setVisible(false);
    m_warning->setVisible(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addWidget(control);
    layout->addWidget(m_error);
    layout->addWidget(m_warning);
    layout->addWidget(m_help);
    setFocusProxy(control);
}

void FormField::setHelp(const QString &text)
{
    m_help->setText(text);
    m_help->setVisible(!text.isEmpty());
    describeControl();
}

void FormField::setError(const QString &text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    m_warning->setVisible(text.isEmpty() && !m_warning->text().isEmpty());
    describeControl();
}

QString FormField::error() const
{
    return m_error->text();
}

void FormField::setWarning(const QString &text)
{
    m_warning->setText(text);
    m_warning->setVisible(!text.isEmpty() && m_error->text().isEmpty());
    describeControl();
}

QString FormField::warning() const
{
    return m_warning->text();
}

void FormField::describeControl()
{
    for (const Note *note : {m_error, m_warning, m_help}) {
        if (!note->text().isEmpty())
            return m_control->setAccessibleDescription(note->text());
    }
    m_control->setAccessibleDescription({});
}

} // namespace Promontory
