#pragma once

#include "services/domain/result.h"

namespace itsm {

/// What the program answers to its caller; documented in itsmd(1). The numbers from 64 on are those of sysexits.h.
enum class ExitCode : int {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Partly = 3,         ///< done, but rows of the input were left out
    Unavailable = 69,   ///< the database cannot be reached; trying again helps
    Internal = 70,      ///< a defect of the program
    InputOutput = 74,   ///< a file cannot be read or written
    NewerSchema = 76,   ///< the database was made by a newer version
    Configuration = 78, ///< no database is named, or the configuration is wrong
    Interrupted = 130,  ///< by Ctrl+C or SIGTERM
    ReaderGone = 141,   ///< whoever read the results had enough; what a shell says of a program that SIGPIPE ends
};

[[nodiscard]] ExitCode exitCodeFor(const Error &error);

/// Marks an error as one of a file that the user named.
[[nodiscard]] Error fileError(const QString &message);
/// Marks an error as one of the configuration.
[[nodiscard]] Error configurationError(const QString &message);

} // namespace itsm
