#pragma once

#include "services/domain/result.h"
#include "services/runtime/secret.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace itsm {

/// Where a command gets a password from: never from the command line, which other users of the machine can see.
struct PasswordSource
{
    std::string file; ///< its first line; "-" is standard input
    bool isAsked = false;
    [[nodiscard]] bool isGiven() const { return !file.empty() || isAsked; }
};

/// Adds --ask and --password-file to a command.
[[nodiscard]] std::shared_ptr<PasswordSource> addPasswordOptions(CLI::App &command);

/// Reads the file, or asks twice at the terminal without showing what is typed.
Result<Secret> readPassword(const PasswordSource &source);

} // namespace itsm
