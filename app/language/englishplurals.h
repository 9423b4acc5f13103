/// app/language holds what is said otherwise than the source texts say it.
#pragma once

#include <QTranslator>

namespace Promontory {

/// "1 row" where a text of the program says "%n rows". The source texts are English plurals, so the
/// singulars are all there is to translate, and no catalogue has to be compiled or shipped.
class EnglishPlurals : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    /// The singular with its "%n" in place if n is 1; otherwise null, and the source text stands.
    QString translate(const char *context, const char *sourceText, const char *disambiguation,
                      int n) const override;
};

} // namespace Promontory
