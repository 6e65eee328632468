#pragma once

#include <CLI/CLI.hpp>
#include <QString>

namespace itsm {

/// Makes help and complaints about the command line speak the language in force; before anything is added to the
/// program, whose commands inherit it.
void translateUsage(CLI::App &program);
/// For descriptions: CLI11 wants UTF-8.
[[nodiscard]] inline std::string utf8(const QString &text)
{
    return text.toStdString();
}
/// The value must be one of these.
[[nodiscard]] CLI::Validator oneOf(const std::vector<std::string> &values);

} // namespace itsm
