#include "services/transfer/export.h"

#include <QCoreApplication>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qsizetype chunkBytes = 1024 * 1024;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

tl::unexpected<Error> writeError(const QString &reason)
{
    return fail(Error::Code::Unavailable, Texts::tr("The export cannot be written: %1").arg(reason), u"output"_s);
}

tl::unexpected<Error> cancelled()
{
    return fail(Error::Code::Cancelled, Texts::tr("The export was cancelled."));
}

} // namespace

Result<qint64> exportIncidents(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportOptions &options,
                               QIODevice &out, const TransferHooks &hooks)
{
    const IncidentQuery query{.filter = options.filter,
                              .sort = {.field = IncidentField::Number, .order = Qt::AscendingOrder}};
    qint64 total = 0;
    if (hooks.progress) {
        ITSM_TRY_ASSIGN(const RowCount count, desk.count(c, actor, options.filter));
        total = count.atLeast ? 0 : count.count;
    }
    IncidentFormatter formatter(options.format);
    QByteArray buffer;
    buffer.reserve(chunkBytes + chunkBytes / 4);
    const auto flush = [&] {
        const bool isWritten = out.write(buffer) == buffer.size();
        buffer.resize(0);
        return isWritten;
    };
    qint64 done = 0;
    bool isFailed = false;
    formatter.begin(buffer, options.byteOrderMark);
    ITSM_TRY(desk.exportIncidents(c, actor, query, [&](const Incident &incident) {
        formatter.add(buffer, incident);
        ++done;
        if (buffer.size() >= chunkBytes)
            isFailed = !flush();
        if (done % 1024 == 0 && hooks.progress)
            hooks.progress(TransferHooks::Phase::Writing, done, total);
        return !isFailed && !hooks.isCancelled();
    }));
    if (hooks.isCancelled())
        return cancelled();
    formatter.end(buffer);
    if (isFailed || !flush())
        return writeError(out.errorString());
    if (hooks.progress)
        hooks.progress(TransferHooks::Phase::Writing, done, done);
    return done;
}

Result<qint64> exportIncidents(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportOptions &options,
                               const QString &path, const TransferHooks &hooks)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return writeError(file.errorString());
    ITSM_TRY_ASSIGN(const qint64 rows, exportIncidents(desk, c, actor, options, file, hooks));
    if (!file.commit())
        return writeError(file.errorString());
    return rows;
}

} // namespace itsm
