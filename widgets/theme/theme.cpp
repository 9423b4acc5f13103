#include "widgets/theme/theme.h"

namespace Promontory {

QColor Theme::seriesColor(qsizetype index) const
{
    if (series.isEmpty())
        return text.primary;
    const qsizetype count = series.size();
    return series.at(((index % count) + count) % count);
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto all = [&p](QPalette::ColorRole role, const QColor &color) { p.setColor(role, color); };
    all(QPalette::Window, surface.window);
    all(QPalette::Button, surface.raised);
    all(QPalette::Base, surface.field);
    all(QPalette::AlternateBase, surface.panel);
    all(QPalette::Text, text.primary);
    all(QPalette::WindowText, text.primary);
    all(QPalette::ButtonText, text.primary);
    all(QPalette::BrightText, critical.text);
    all(QPalette::PlaceholderText, text.disabled);
    all(QPalette::Highlight, selection.background);
    all(QPalette::HighlightedText, selection.text);
    all(QPalette::Link, text.link);
    all(QPalette::LinkVisited, text.link);
    all(QPalette::Light, border.subtle);
    all(QPalette::Midlight, border.subtle);
    all(QPalette::Mid, border.normal);
    all(QPalette::Dark, border.strong);
    all(QPalette::Shadow, border.normal);
    all(QPalette::ToolTipBase, surface.popup);
    all(QPalette::ToolTipText, text.primary);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::Link, QPalette::PlaceholderText})
        p.setColor(QPalette::Disabled, role, text.disabled);
    p.setColor(QPalette::Disabled, QPalette::Base, surface.window);
    p.setColor(QPalette::Disabled, QPalette::Button, surface.window);
    p.setColor(QPalette::Disabled, QPalette::Highlight, border.normal);
    p.setColor(QPalette::Disabled, QPalette::Dark, border.normal);
    return p;
}

} // namespace Promontory
