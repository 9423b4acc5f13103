#include "widgets/common/note.h"

#include "widgets/theme/promontorystyle.h"

#include <QEvent>
#include <QScopedValueRollback>

namespace Promontory {

namespace {

QColor colorOf(const Theme &theme, Note::Tone tone)
{
    switch (tone) {
    case Note::Tone::Error:
        return theme.critical.text;
    case Note::Tone::Warning:
        return theme.warning.text;
    case Note::Tone::Title:
        return theme.text.primary;
    case Note::Tone::Label:
    case Note::Tone::Help:
        break;
    }
    return theme.text.secondary;
}

TextRole roleOf(Note::Tone tone)
{
    switch (tone) {
    case Note::Tone::Title:
        return TextRole::Heading;
    case Note::Tone::Label:
        return TextRole::Body;
    case Note::Tone::Help:
    case Note::Tone::Error:
    case Note::Tone::Warning:
        break;
    }
    return TextRole::Caption;
}

} // namespace

Note::Note(Tone tone, const QString &text, QWidget *parent) : QLabel(text, parent), m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(tone != Tone::Label && tone != Tone::Title);
    applyTheme();
}

void Note::setTone(Tone tone)
{
    m_tone = tone;
    applyTheme();
}

void Note::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        applyTheme();
}

void Note::applyTheme()
{
    if (m_applying)
        return;
    const QScopedValueRollback<bool> guard(m_applying, true);
    const Theme theme = themeOf(this);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, colorOf(theme, m_tone));
    setPalette(colors);
    setFont(fontFor(roleOf(m_tone), theme.textScale));
}

} // namespace Promontory
