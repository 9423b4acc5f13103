#include "widgets/controls/findbar.h"

#include "widgets/common/searchfield.h"
#include "widgets/controls/jsontextedit.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tooltiptext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTextBlock>
#include <QToolButton>

#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostCounted = 10'000;
constexpr qsizetype LongestSelection = 200; // that becomes the text to search for

} // namespace

FindBar::FindBar(JsonTextEdit &edit, QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_field(new SearchField(tr("Find in the text"), this))
    , m_case(new QToolButton(this))
    , m_found(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 6);
    layout->setSpacing(6);
    layout->addWidget(m_field, 1);
    m_found->setTextFormat(Qt::PlainText);
    m_found->setMinimumWidth(m_found->fontMetrics().horizontalAdvance(u"1000 of 1000"_s));
    layout->addWidget(m_found);
    m_case->setText(tr("Aa"));
    m_case->setCheckable(true);
    m_case->setToolTip(tr("Tell capitals from small letters"));
    m_case->setAccessibleName(m_case->toolTip());
    connect(m_case, &QToolButton::toggled, this, &FindBar::search);
    layout->addWidget(m_case);
    const auto addButton = [this, layout](const QString &icon, const QString &text) {
        auto *button = new QToolButton(this);
        button->setIcon(themeIcon(icon));
        button->setToolTip(toolTipText(text));
        button->setAccessibleName(text);
        layout->addWidget(button);
        return button;
    };
    connect(addButton(u"arrow-up"_s, tr("Previous place (Shift+Enter)")), &QToolButton::clicked, this,
            [this] { find(-1); });
    connect(addButton(u"arrow-down"_s, tr("Next place (Enter)")), &QToolButton::clicked, this, [this] { find(1); });
    connect(addButton(u"close"_s, tr("Close (Escape)")), &QToolButton::clicked, this, &FindBar::close);
    connect(m_field, &SearchField::textChanged, this, &FindBar::search);
    setVisible(false);
}

void FindBar::open()
{
    const QString selected = m_edit.textCursor().selectedText();
    const bool isOneLine = !selected.contains(QChar::ParagraphSeparator);
    if (!selected.isEmpty() && isOneLine && selected.size() <= LongestSelection)
        m_field->setText(selected);
    setVisible(true);
    m_field->selectAll();
    m_field->setFocus();
    search();
}

void FindBar::close()
{
    setVisible(false);
    m_text.clear();
    m_revision = -1;
    m_edit.setSearched({}, Qt::CaseInsensitive);
    m_edit.setFocus();
}

QString FindBar::foundText() const
{
    return m_found->text();
}

Qt::CaseSensitivity FindBar::sensitivity() const
{
    return m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
}

/// From the start of what is selected, so that typing on stays at the same place.
void FindBar::search()
{
    m_edit.setSearched(m_field->text(), sensitivity());
    const int start = m_edit.textCursor().selectionStart();
    qsizetype at = m_field->text().isEmpty() ? -1 : text().indexOf(m_field->text(), start, sensitivity());
    if (at < 0 && !m_field->text().isEmpty())
        at = text().indexOf(m_field->text(), 0, sensitivity());
    if (at >= 0)
        select(at);
    countPlaces();
}

void FindBar::find(int direction)
{
    const QString wanted = m_field->text();
    if (wanted.isEmpty())
        return;
    const QTextCursor cursor = m_edit.textCursor();
    qsizetype at = direction > 0 ? text().indexOf(wanted, cursor.selectionEnd(), sensitivity()) : -1;
    if (direction < 0 && cursor.selectionStart() > 0)
        at = text().lastIndexOf(wanted, cursor.selectionStart() - 1, sensitivity());
    if (at < 0)
        at = direction > 0 ? text().indexOf(wanted, 0, sensitivity()) : text().lastIndexOf(wanted, -1, sensitivity());
    if (at >= 0)
        select(at);
    countPlaces();
}

void FindBar::select(qsizetype position)
{
    QTextCursor cursor = m_edit.textCursor();
    cursor.setPosition(int(position));
    cursor.setPosition(int(position + m_field->text().size()), QTextCursor::KeepAnchor);
    m_edit.setTextCursor(cursor);
    m_edit.ensureCursorVisible();
}

void FindBar::countPlaces()
{
    const QString wanted = m_field->text();
    if (wanted.isEmpty())
        return m_found->clear();
    int count = 0;
    int current = 0;
    const int here = m_edit.textCursor().selectionStart();
    for (qsizetype at = text().indexOf(wanted, 0, sensitivity()); at >= 0 && count < MostCounted;
         at = text().indexOf(wanted, at + wanted.size(), sensitivity())) {
        ++count;
        if (at <= here)
            current = count;
    }
    const QString all = count == MostCounted ? tr("%1 or more").arg(count) : QString::number(count);
    m_found->setText(count == 0 ? tr("Not found") : tr("%1 of %2").arg(QString::number(current), all));
}

const QString &FindBar::text()
{
    const int revision = m_edit.document()->revision();
    if (std::exchange(m_revision, revision) != revision)
        m_text = m_edit.toPlainText();
    return m_text;
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return find(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    QWidget::keyPressEvent(event);
}

} // namespace Promontory
