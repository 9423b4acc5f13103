#include "widgets/controls/jsoneditor.h"

#include "datasources/json/json.h"
#include "widgets/controls/findbar.h"
#include "widgets/controls/gotolinebar.h"
#include "widgets/controls/jsontokens.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/tooltiptext.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QTextBlock>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int RestMs = 250;
constexpr int MostListed = 200;
constexpr int ListedRows = 5;

/// The canonical text of a document; nothing if it is none.
std::optional<QString> formatted(const QString &text)
{
    const auto json = parseJson(text.toUtf8());
    return json ? std::optional(QString::fromUtf8(writeJson(*json))) : std::nullopt;
}

} // namespace

JsonEditor::JsonEditor(QWidget *parent)
    : QWidget(parent)
    , m_edit(new JsonTextEdit(this))
    , m_find(new FindBar(*m_edit, this))
    , m_goTo(new GoToLineBar(*m_edit, this))
    , m_list(new QListWidget(this))
    , m_state(new QLabel(this))
    , m_position(new QLabel(this))
    , m_rest(new QTimer(this))
{
    m_rest->setSingleShot(true);
    m_rest->setInterval(RestMs);
    m_list->setAccessibleName(tr("Problems"));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVisible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_find);
    layout->addWidget(m_goTo);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_list);
    layout->addWidget(createFoot());
    setFocusProxy(m_edit);
    createActions();
    connect(m_rest, &QTimer::timeout, this, &JsonEditor::askCheck);
    connect(m_edit->document(), &QTextDocument::contentsChanged, this, &JsonEditor::noteEdit);
    connect(m_edit, &QPlainTextEdit::cursorPositionChanged, this, &JsonEditor::showPosition);
    connect(m_list, &QListWidget::itemClicked, this, [this] { goToListed(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { goToListed(m_list->currentRow()); });
    showPosition();
}

JsonEditor::~JsonEditor() = default;

void JsonEditor::createActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, const auto &run) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
    };
    add(tr("Find"), QKeySequence::Find, [this] { m_goTo->setVisible(false), m_find->open(); });
    add(tr("Find next"), Qt::Key_F3, [this] { m_find->find(1); });
    add(tr("Find previous"), Qt::SHIFT | Qt::Key_F3, [this] { m_find->find(-1); });
    add(tr("Go to line"), Qt::CTRL | Qt::Key_G, [this] { m_find->setVisible(false), m_goTo->open(); });
    add(tr("Next problem"), Qt::Key_F8, [this] { m_edit->goToProblem(1); });
    add(tr("Previous problem"), Qt::SHIFT | Qt::Key_F8, [this] { m_edit->goToProblem(-1); });
    add(tr("Format"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, [this] { format(); });
}

QWidget *JsonEditor::createFoot()
{
    auto *foot = new QWidget(this);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    m_state->setTextFormat(Qt::PlainText);
    m_position->setTextFormat(Qt::PlainText);
    layout->addWidget(m_state, 1);
    layout->addWidget(m_position);
    layout->addSpacing(6);
    const auto addButton = [this, foot, layout](const QString &icon, const QString &text, const QString &tip) {
        auto *button = new QToolButton(foot);
        button->setIcon(themeIcon(icon));
        button->setText(text);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(toolTipText(tip));
        setRaised(button);
        layout->addWidget(button);
        return button;
    };
    connect(addButton(u"search"_s, tr("Find"), tr("Find in the text (Ctrl+F)")), &QToolButton::clicked, m_find,
            &FindBar::open);
    m_format = addButton(u"code"_s, tr("Format"), tr("Write the text in its usual lines (Ctrl+Shift+F)"));
    connect(m_format, &QToolButton::clicked, this, &JsonEditor::format);
    connect(addButton(u"copy"_s, tr("Copy"), tr("Copy the whole text")), &QToolButton::clicked, this,
            &JsonEditor::copy);
    return foot;
}

/// Escape closes a bar before it closes the window around.
void JsonEditor::keyPressEvent(QKeyEvent *event)
{
    const bool closesBar = event->key() == Qt::Key_Escape && (!m_find->isHidden() || !m_goTo->isHidden());
    if (!closesBar)
        return QWidget::keyPressEvent(event);
    m_goTo->close();
    m_find->close();
}

void JsonEditor::setText(const QString &text)
{
    m_setting = true;
    m_edit->setPlainText(withShortLines(text));
    m_setting = false;
    m_edit->document()->setModified(false);
    ++m_revision;
    m_edit->setProblems({});
    listProblems();
    m_rest->stop();
    askCheck();
}

void JsonEditor::replaceText(const QString &text)
{
    m_edit->replaceText(text);
}

QString JsonEditor::text() const
{
    return m_edit->toPlainText();
}

bool JsonEditor::isEdited() const
{
    return m_edit->document()->isModified();
}

void JsonEditor::noteEdit()
{
    if (m_setting)
        return;
    ++m_revision;
    m_rest->start();
    showState();
    emit edited();
}

void JsonEditor::askCheck()
{
    showState();
    emit checkWanted(m_revision, text());
}

void JsonEditor::setProblems(quint64 revision, const QList<TextProblem> &problems)
{
    if (revision != m_revision)
        return;
    m_checkedRevision = revision;
    m_edit->setProblems(problems);
    listProblems();
    showState();
}

bool JsonEditor::hasErrors() const
{
    const QList<TextProblem> &problems = m_edit->problems();
    return std::any_of(problems.cbegin(), problems.cend(), [](const TextProblem &one) { return !one.isWarning; });
}

void JsonEditor::listProblems()
{
    m_list->clear();
    const Theme theme = themeOf(this);
    for (const TextProblem &problem : m_edit->problems()) {
        if (m_list->count() == MostListed)
            break;
        const QIcon icon = problem.isWarning ? tintedIcon(u"warning"_s, theme.warning.graphic)
                                             : tintedIcon(u"error"_s, theme.critical.graphic);
        auto *item = new QListWidgetItem(
            icon, tr("%1:%2  %3").arg(QString::number(problem.line), QString::number(problem.column), problem.message),
            m_list);
        item->setToolTip(toolTipText(problem.message));
    }
    m_list->setVisible(m_list->count() > 0);
    if (m_list->count() > 0)
        m_list->setFixedHeight(std::min(m_list->count(), ListedRows) * m_list->sizeHintForRow(0)
                               + 2 * m_list->frameWidth());
}

void JsonEditor::goToListed(int row)
{
    if (row < 0 || row >= m_edit->problems().size())
        return;
    const TextProblem problem = m_edit->problems().at(row);
    m_edit->goTo(problem.line, problem.column);
}

void JsonEditor::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
    m_format->setEnabled(!readOnly);
}

void JsonEditor::showState()
{
    const qsizetype problems = m_edit->problems().size();
    if (!isChecked())
        m_state->setText(tr("Checking…"));
    else
        m_state->setText(problems == 0 ? tr("No problems") : tr("%n problems", nullptr, int(problems)));
}

void JsonEditor::showPosition()
{
    const QTextCursor cursor = m_edit->textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    m_position->setText(tr("Line %1, column %2")
                            .arg(QString::number(cursor.blockNumber() + 1),
                                 QString::number(before.toUcs4().size() + 1)));
}

void JsonEditor::format()
{
    if (m_edit->isReadOnly())
        return;
    const quint64 revision = m_revision;
    m_format->setEnabled(false);
    QtConcurrent::run(&formatted, text()).then(this, [this, revision](const std::optional<QString> &better) {
        m_format->setEnabled(!m_edit->isReadOnly());
        if (m_edit->isReadOnly())
            return;
        if (!better)
            m_edit->goToProblem(1);
        else if (revision == m_revision && *better != text())
            m_edit->replaceText(withShortLines(*better));
    });
}

void JsonEditor::copy()
{
    QGuiApplication::clipboard()->setText(text());
}

} // namespace Promontory
