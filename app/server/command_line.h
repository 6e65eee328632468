#pragma once

namespace itsm {

/// Reads the command line, runs the command and returns the exit code of the process.
int runCommandLine(int argc, const char *const *argv);

} // namespace itsm
