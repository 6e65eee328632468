#include "services/backend/workspace.h"

#include "services/runtime/paths.h"
#include "services/transfer/sample.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

QFuture<Result<Actor>> openWorkspace(const StoreUrl &url, const SessionRequest &request, WorkspaceContent content)
{
    return QtConcurrent::run([url, request, content]() -> Result<Actor> {
        static const SystemClock clock;
        const bool isSqlite = url.dialect() == Dialect::Sqlite;
        if (isSqlite && content != WorkspaceContent::Existing)
            QDir().mkpath(QFileInfo(url.path()).absolutePath());
        ITSM_TRY_ASSIGN(const std::shared_ptr<Store> store,
                        Store::open(url, isSqlite ? Store::Upgrade::Migrate : Store::Upgrade::Refuse));
        ITSM_TRY_ASSIGN(const std::unique_ptr<Connection> connection, store->connect(Connection::Access::Write));
        // Before the sample's people: the first user of a workspace is its administrator.
        ITSM_TRY_ASSIGN(const Actor actor, openSession(*connection, request, clock));
        if (content == WorkspaceContent::Sample)
            ITSM_TRY(createSample(*connection, clock));
        return actor;
    });
}

QString defaultWorkspacePath()
{
    return QDir(dataDir()).filePath(u"workspace.sqlite"_s);
}

} // namespace itsm
