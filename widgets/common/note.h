#pragma once

#include <QLabel>

namespace Promontory {

/// Small plain text of a form in a colour of the theme.
class Note : public QLabel
{
    Q_OBJECT

public:
    enum class Tone { Label, Help, Error, Warning, Title };

    explicit Note(Tone tone, const QString &text = {}, QWidget *parent = nullptr);

    void setTone(Tone tone);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();

    Tone m_tone;
    bool m_applying = false;
};

} // namespace Promontory
