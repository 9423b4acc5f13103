#pragma once

#include "widgets/theme/theme.h"

#include <QPointer>
#include <QProxyStyle>

class QFocusFrame;

namespace Promontory {

/// The one style of the program: Fusion's behaviour, our looks, coloured by one theme.
class PromontoryStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit PromontoryStyle(Theme theme);

    const Theme &theme() const { return m_theme; }
    void setTheme(const Theme &theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                         SubControl subControl, const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr,
                  const QWidget *widget = nullptr, QStyleHintReturn *result = nullptr) const override;
    QIcon standardIcon(StandardPixmap pixmap, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget *widget) override;
    void polish(QApplication *application) override;
    void unpolish(QApplication *application) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool drawIndicator(PrimitiveElement element, const QStyleOption *option, QPainter *painter) const;
    void drawTabClose(const QStyleOption *option, QPainter *painter) const;
    bool drawTab(ControlElement element, const QStyleOption *option, QPainter *painter,
                 const QWidget *widget) const;
    QRect scrollBarPart(const QStyleOptionComplex *option, SubControl part) const;
    void showFocusRing(QWidget *widget);

    Theme m_theme;
    QPointer<QFocusFrame> m_focusFrame;
};

/// Gives the whole program this theme: style, palette and font. May be called again at any time.
void installTheme(const Theme &theme);
/// The theme `widget` is shown in: its style's, or the dark one where another style is set.
Theme themeOf(const QWidget *widget);

} // namespace Promontory
