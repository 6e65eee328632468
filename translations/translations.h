#pragma once

#include <QStringList>
#include <QTranslator>
#include <memory>

namespace itsm {

/// Codes of the languages that the programs speak, English first.
[[nodiscard]] const QStringList &languageCodes();
/// The translator of our texts for a language; also for English, which needs one for its plural forms. Null if there is
/// none.
[[nodiscard]] std::unique_ptr<QTranslator> loadTranslator(const QString &code);
/// The language that fits the environment best.
[[nodiscard]] QString systemLanguage();

} // namespace itsm
