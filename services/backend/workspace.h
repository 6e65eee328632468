#pragma once

#include "services/desk/session.h"
#include "services/storage/store.h"

#include <QFuture>

namespace itsm {

/// What a workspace that does not exist yet is filled with.
enum class WorkspaceContent : quint8 { Existing, Empty, Sample };

/// Opens a database in a thread of its own and signs in: creates the SQLite file where asked, brings an SQLite schema
/// up to date, and finds or makes the user. A PostgreSQL schema is never changed by a console: an older one is an error
/// that names `itsmd migrate`.
QFuture<Result<Actor>> openWorkspace(const StoreUrl &url, const SessionRequest &request, WorkspaceContent content);

/// The embedded workspace of this person, in the XDG data folder.
[[nodiscard]] QString defaultWorkspacePath();

} // namespace itsm
