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

TransferHooks hooksFor(BulkControl &control)
{
    return {.progress =
                [&control](TransferHooks::Phase, qint64 done, qint64 total) {
                    control.done = done;
                    control.total = total;
                },
            .problem = {},
            .cancel = &control.cancel};
}

Result<qint64> exportIncidents(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportSource &source,
                               RecordWriter &writer, QIODevice &out, const TransferHooks &hooks)
{
    auto total = static_cast<qint64>(source.ids.size());
    if (hooks.progress && source.ids.empty()) {
        ITSM_TRY_ASSIGN(const RowCount count, desk.count(c, actor, source.query.filter));
        total = count.atLeast ? 0 : count.count;
    }
    QByteArray buffer;
    buffer.reserve(chunkBytes + chunkBytes / 4);
    const auto flush = [&] {
        const bool isWritten = out.write(buffer) == buffer.size();
        buffer.resize(0);
        return isWritten;
    };
    qint64 done = 0;
    bool isFailed = false;
    writer.begin(buffer);
    const auto each = [&](const Incident &incident) {
        writer.add(buffer, incident);
        ++done;
        if (buffer.size() >= chunkBytes)
            isFailed = !flush();
        if (done % 1024 == 0 && hooks.progress)
            hooks.progress(TransferHooks::Phase::Writing, done, total);
        return !isFailed && !hooks.isCancelled();
    };
    ITSM_TRY(source.ids.empty() ? desk.exportIncidents(c, actor, source.query, each)
                                : desk.exportIncidents(c, actor, source.ids, each));
    if (hooks.isCancelled())
        return cancelled();
    writer.end(buffer);
    if (isFailed || !flush())
        return writeError(out.errorString());
    if (hooks.progress)
        hooks.progress(TransferHooks::Phase::Writing, done, done);
    return done;
}

Result<qint64> exportIncidents(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportSource &source,
                               RecordWriter &writer, const QString &path, const TransferHooks &hooks)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return writeError(file.errorString());
    ITSM_TRY_ASSIGN(const qint64 rows, exportIncidents(desk, c, actor, source, writer, file, hooks));
    if (!file.commit())
        return writeError(file.errorString());
    return rows;
}

} // namespace itsm
