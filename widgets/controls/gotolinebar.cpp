#include "widgets/controls/gotolinebar.h"

#include "widgets/controls/jsontextedit.h"
#include "widgets/theme/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTextBlock>
#include <QToolButton>

namespace Promontory {

using namespace Qt::StringLiterals;

GoToLineBar::GoToLineBar(JsonTextEdit &edit, QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_field(new QLineEdit(this))
    , m_lines(new QLabel(this))
{
    m_field->setPlaceholderText(tr("Line, or line:column"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_lines->setTextFormat(Qt::PlainText);
    auto *close = new QToolButton(this);
    close->setIcon(themeIcon(u"close"_s));
    close->setToolTip(tr("Close (Escape)"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &GoToLineBar::close);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 6);
    layout->setSpacing(6);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_lines);
    layout->addWidget(close);
    setVisible(false);
}

void GoToLineBar::open()
{
    m_lines->setText(tr("of %1").arg(QLocale().toString(m_edit.blockCount())));
    m_field->setText(QString::number(m_edit.textCursor().blockNumber() + 1));
    m_field->selectAll();
    setVisible(true);
    m_field->setFocus();
}

void GoToLineBar::close()
{
    setVisible(false);
    m_edit.setFocus();
}

void GoToLineBar::go()
{
    const QStringList parts = m_field->text().split(u':');
    bool isLine = false;
    const int line = parts.value(0).trimmed().toInt(&isLine);
    if (!isLine)
        return m_field->selectAll();
    setVisible(false);
    m_edit.goTo(line, std::max(1, parts.value(1).trimmed().toInt()));
}

void GoToLineBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return go();
    QWidget::keyPressEvent(event);
}

} // namespace Promontory
