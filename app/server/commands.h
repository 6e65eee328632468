#pragma once

#include "app/server/environment.h"

#include <CLI/CLI.hpp>
#include <functional>

namespace itsm {

/// What the chosen command does when the command line has been read.
using CommandFunction = std::function<Result<ExitCode>(Environment &)>;

// Each adds its command to the program and, when it is chosen, sets `chosen`.
void addMigrateCommand(CLI::App &program, CommandFunction &chosen);
void addImportCommand(CLI::App &program, CommandFunction &chosen);
void addExportCommand(CLI::App &program, CommandFunction &chosen);
void addServeCommand(CLI::App &program, CommandFunction &chosen);
void addStatsCommand(CLI::App &program, CommandFunction &chosen);
void addCheckCommand(CLI::App &program, CommandFunction &chosen);
void addSampleCommand(CLI::App &program, CommandFunction &chosen);
void addUserCommand(CLI::App &program, CommandFunction &chosen);
void addTokenCommand(CLI::App &program, CommandFunction &chosen);
void addAuditCommand(CLI::App &program, CommandFunction &chosen);
void addSourceCommand(CLI::App &program, CommandFunction &chosen);
void addPriorityCommand(CLI::App &program, CommandFunction &chosen);

} // namespace itsm
