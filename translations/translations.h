#pragma once

#include <QStringList>
#include <QTranslator>
#include <memory>

namespace itsm {

/// Codes of the languages that the programs speak, English first.
[[nodiscard]] const QStringList &languageCodes();
/// The code of the language that a person writes: "zh", "zh-CN" and "zh_CN.UTF-8" mean zh_CN. Empty: it is none of
/// ours.
[[nodiscard]] QString languageCode(const QString &written);
/// The translator of our texts for a language; also for English, which needs one for its plural forms. Null if there is
/// none.
[[nodiscard]] std::unique_ptr<QTranslator> loadTranslator(const QString &code);
/// The language that fits the environment best.
[[nodiscard]] QString systemLanguage();
/// The language of the help: that of `--language`, wherever it stands on the command line, else the system's. A command
/// line is described in a language before it is read.
[[nodiscard]] QString commandLineLanguage(const QStringList &arguments);

} // namespace itsm
