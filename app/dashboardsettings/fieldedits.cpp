#include "app/dashboardsettings/fieldedits.h"

#include "widgets/common/values/oneline.h"

#include <QScopedValueRollback>
#include <QWheelEvent>

namespace Promontory {

namespace {

/// More would only make the field slow.
constexpr qsizetype LongestShown = 100'000;
constexpr qsizetype LongestChoice = 120;

} // namespace

TextField::TextField(QWidget *parent) : QLineEdit(parent) {}

void TextField::setValue(const QString &value)
{
    m_value = value;
    const QString shown = value.left(maxLength());
    if (shown != text()) {
        setText(shown);
        setCursorPosition(0);
    }
    setModified(false);
}

QString TextField::value() const
{
    return isModified() ? text() : m_value;
}

LongTextField::LongTextField(int lines, QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    const QMargins margins = contentsMargins();
    setFixedHeight(fontMetrics().lineSpacing() * lines + margins.top() + margins.bottom() + 14);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loading)
            emit edited();
    });
}

void LongTextField::setValue(const QString &value)
{
    const QScopedValueRollback<bool> loading(m_loading, true);
    m_value = value;
    setPlainText(value.left(LongestShown));
    document()->setModified(false);
}

QString LongTextField::value() const
{
    return document()->isModified() ? toPlainText() : m_value;
}

ChoiceField::ChoiceField(QWidget *parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
}

void ChoiceField::addChoice(const QString &text, const QString &value)
{
    addItem(oneLine(text, LongestChoice), value);
}

void ChoiceField::setValue(const QString &value, const QString &textIfUnknown)
{
    if (findData(value) < 0)
        addChoice(textIfUnknown.isEmpty() ? value : textIfUnknown, value);
    setCurrentIndex(findData(value));
}

void ChoiceField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace Promontory
