#include "widgets/controls/variablechip.h"

#include "widgets/controls/choicepopup.h"
#include "widgets/controls/filterpopup.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/stylepainters.h"
#include "widgets/theme/tooltiptext.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Inset = 10;
constexpr int Mark = 20;
constexpr int LongestValue = 240;
constexpr int FieldWidth = 120;
constexpr int TrackWidth = 28; // of a switch
constexpr int TrackHeight = 14;

void paintPart(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border, Join join)
{
    const qreal ratio = painter.device()->devicePixelRatio();
    const qreal half = 0.5 / ratio;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(border, 1.0 / ratio));
    painter.setBrush(fill);
    painter.drawPath(StylePainters::outline(rect.adjusted(half, half, -half, -half), join));
    painter.restore();
}

} // namespace

VariableChip::VariableChip(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &VariableChip::clicked, this, &VariableChip::openPopup);
}

QString VariableChip::labelText() const
{
    if (m_variable.hideLabel)
        return {};
    return m_variable.label.isEmpty() ? m_variable.name : m_variable.label;
}

void VariableChip::setVariable(const VariableControl &variable)
{
    m_variable = variable;
    const QString name = variable.label.isEmpty() ? variable.name : variable.label;
    setAccessibleName(tr("Variable %1: %2").arg(name, chosenText(variable)));
    QString tip = variable.error.isEmpty() ? variable.description : variable.error;
    if (tip.isEmpty() && !variable.values.contains(allValue()))
        tip = variable.values.mid(0, 20).join(u'\n');
    setToolTip(toolTipText(tip));
    if (variable.kind == VariableControl::Kind::Text)
        setUpField();
    else
        dropField();
    updateGeometry();
    update();
}

void VariableChip::setUpField()
{
    if (!m_field) {
        m_field = new QLineEdit(this);
        setFocusProxy(m_field);
        connect(m_field, &QLineEdit::editingFinished, this, &VariableChip::takeText);
    }
    setJoin(m_field, labelText().isEmpty() ? Join::None : Join::Last);
    m_field->setAccessibleName(accessibleName());
    // What is being typed is not taken away by a refresh.
    if (!m_field->hasFocus() || !m_field->isModified())
        m_field->setText(m_variable.values.value(0));
    placeField();
    m_field->setVisible(true);
}

/// The variable is of another kind now. It may be the field that speaks, so it goes later.
void VariableChip::dropField()
{
    if (!m_field)
        return;
    setFocusProxy(nullptr);
    m_field->disconnect(this);
    m_field->setVisible(false);
    m_field->deleteLater();
    m_field = nullptr;
}

void VariableChip::placeField()
{
    const int left = std::max(0, labelWidth() - 1); // over the border of the label
    m_field->setGeometry(left, 0, width() - left, height());
}

void VariableChip::takeText()
{
    m_field->setModified(false);
    const QStringList values{m_field->text()};
    if (values != m_variable.values)
        emit valuesChosen(values);
}

int VariableChip::labelWidth() const
{
    const QString label = labelText();
    return label.isEmpty() ? 0 : fontMetrics().horizontalAdvance(label) + 2 * Inset - 2;
}

bool VariableChip::isOn() const
{
    return !m_variable.choices.isEmpty() && m_variable.values.value(0) == m_variable.choices.constFirst().value;
}

int VariableChip::valueWidth() const
{
    switch (m_variable.kind) {
    case VariableControl::Kind::Text:
        return FieldWidth;
    case VariableControl::Kind::Switch:
        return TrackWidth + 2 * Inset - 2;
    case VariableControl::Kind::Single:
    case VariableControl::Kind::Multi:
    case VariableControl::Kind::Filters:
        break;
    }
    return std::min(LongestValue, fontMetrics().horizontalAdvance(chosenText(m_variable))) + 2 * Inset + Mark - 4;
}

QSize VariableChip::sizeHint() const
{
    return QSize(labelWidth() + valueWidth(), controlHeight(this));
}

QSize VariableChip::minimumSizeHint() const
{
    return QSize(std::min(sizeHint().width(), labelWidth() + 64), sizeHint().height());
}

void VariableChip::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    if (m_field)
        placeField();
}

void VariableChip::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void VariableChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_variable.kind != VariableControl::Kind::Text)
        paintValue(painter);
    paintLabel(painter);
}

void VariableChip::paintLabel(QPainter &painter) const
{
    if (labelText().isEmpty())
        return;
    const Theme theme = themeOf(this);
    const QRectF rect(0, 0, labelWidth(), height());
    const bool text = m_variable.kind == VariableControl::Kind::Text;
    paintPart(painter, rect, theme.surface.window, text ? theme.border.strong : theme.border.normal, Join::First);
    painter.setPen(theme.text.secondary);
    painter.setFont(font());
    painter.drawText(rect, Qt::AlignCenter, labelText());
}

void VariableChip::paintValue(QPainter &painter) const
{
    const Theme theme = themeOf(this);
    const bool joined = labelWidth() > 0;
    const QRectF rect(joined ? labelWidth() - 1 : 0, 0, width() - (joined ? labelWidth() - 1 : 0), height());
    const bool warm = underMouse() || isDown();
    paintPart(painter, rect, warm ? theme.surface.panelHover : theme.surface.raised,
              warm || theme.isHighContrast ? theme.border.strong : theme.border.normal,
              joined ? Join::Last : Join::None);
    if (m_variable.kind == VariableControl::Kind::Switch)
        return paintSwitch(painter, rect);
    const bool failed = !m_variable.error.isEmpty();
    const QRectF inner = rect.adjusted(Inset, 0, -Mark - 2, 0);
    QString text = m_variable.loading && m_variable.values.isEmpty() ? tr("loading…") : chosenText(m_variable);
    QColor color = m_variable.values.isEmpty() ? theme.text.secondary : theme.text.primary;
    if (failed)
        color = theme.critical.text;
    painter.setFont(font());
    painter.setPen(color);
    text = QFontMetricsF(font()).elidedText(text, Qt::ElideRight, inner.width() + 1);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, text);
    const QRectF mark(rect.right() - Mark - 2, rect.top(), 16, rect.height());
    if (failed)
        painter.drawPixmap(QPointF(mark.left(), std::floor(mark.center().y() - 7)),
                           iconPixmap(u"error"_s, theme.critical.graphic, 14, devicePixelRatioF()));
    else
        StylePainters::chevron(&painter, mark, theme.text.secondary, Qt::DownArrow);
}

/// A track with a knob: at the right, on a filled track, when it is on.
void VariableChip::paintSwitch(QPainter &painter, const QRectF &rect) const
{
    const Theme theme = themeOf(this);
    const QRectF track(rect.center().x() - TrackWidth / 2.0, rect.center().y() - TrackHeight / 2.0, TrackWidth,
                       TrackHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isOn() ? theme.accent.base : theme.text.secondary, 1.5));
    painter.setBrush(isOn() ? theme.accent.base : QColor(Qt::transparent));
    painter.drawRoundedRect(track, TrackHeight / 2.0, TrackHeight / 2.0);
    const qreal knob = TrackHeight - 6;
    const qreal left = isOn() ? track.right() - 3 - knob : track.left() + 3;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isOn() ? theme.text.onAccent : theme.text.secondary);
    painter.drawEllipse(QRectF(left, track.top() + 3, knob, knob));
    painter.restore();
}

void VariableChip::openPopup()
{
    if (m_variable.kind == VariableControl::Kind::Text)
        return;
    if (m_variable.kind == VariableControl::Kind::Switch) {
        if (m_variable.choices.size() > 1)
            emit valuesChosen({m_variable.choices.at(isOn() ? 1 : 0).value});
        return;
    }
    if (m_variable.kind == VariableControl::Kind::Filters)
        return openFilters();
    if (!m_popup) {
        m_popup = new ChoicePopup(this);
        connect(m_popup, &ChoicePopup::valuesChosen, this, &VariableChip::valuesChosen);
    }
    m_popup->setVariable(m_variable);
    m_popup->openBelow(this);
}

void VariableChip::openFilters()
{
    if (!m_filters) {
        m_filters = new FilterPopup(this);
        connect(m_filters, &FilterPopup::filtersChosen, this, &VariableChip::filtersChosen);
        connect(m_filters, &FilterPopup::suggestionsWanted, this, &VariableChip::suggestionsWanted);
    }
    m_filters->setVariable(m_variable);
    m_filters->openBelow(this);
}

void VariableChip::setSuggestions(const QString &label, const QStringList &texts)
{
    if (m_filters)
        m_filters->setSuggestions(label, texts);
}

} // namespace Promontory
