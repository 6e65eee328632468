#include "services/transfer/export.h"

#include <QCoreApplication>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qsizetype writtenAtOnce = 1024 * 1024;

struct ExportText
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

tl::unexpected<Error> writeError(const QString &reason)
{
    return fail(Error::Code::Unavailable, ExportText::tr("The export cannot be written: %1").arg(reason), u"output"_s);
}

tl::unexpected<Error> cancelled()
{
    return fail(Error::Code::Cancelled, ExportText::tr("The export was cancelled."));
}

/// For the progress; 0 where it is not known, or where nobody asks.
Result<qint64> totalOf(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportSource &source,
                       const TransferHooks &hooks)
{
    if (!hooks.progress || !source.ids.empty())
        return static_cast<qint64>(source.ids.size());
    ITSM_TRY_ASSIGN(const RowCount count, desk.count(c, actor, source.query.filter));
    return count.atLeast ? 0 : count.count;
}

IncidentSource sourceOf(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportSource &source)
{
    return [&](const std::function<bool(const Incident &)> &each) {
        return source.ids.empty() ? desk.exportIncidents(c, actor, source.query, each)
                                  : desk.exportIncidents(c, actor, source.ids, each);
    };
}

template <typename Row>
Result<qint64> writeTo(QIODevice &out, const RowSource<Row> &source, qint64 total, RowWriter<Row> &writer,
                       const TransferHooks &hooks)
{
    QByteArray buffer;
    buffer.reserve(writtenAtOnce + writtenAtOnce / 4);
    const auto flush = [&] {
        const bool isWritten = out.write(buffer) == buffer.size();
        buffer.resize(0);
        return isWritten;
    };
    qint64 done = 0;
    bool isFailed = false;
    writer.begin(buffer);
    ITSM_TRY(source([&](const Row &row) {
        writer.add(buffer, row);
        ++done;
        if (buffer.size() >= writtenAtOnce)
            isFailed = !flush();
        if (done % 1024 == 0 && hooks.progress)
            hooks.progress(TransferHooks::Phase::Writing, done, total);
        return !isFailed && !hooks.isCancelled();
    }));
    if (hooks.isCancelled())
        return cancelled();
    writer.end(buffer);
    if (isFailed || !flush())
        return writeError(out.errorString());
    if (hooks.progress)
        hooks.progress(TransferHooks::Phase::Writing, done, done);
    return done;
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

template <typename Row>
Result<qint64> writeRows(const RowSource<Row> &source, qint64 total, RowWriter<Row> &writer, const QString &path,
                         const TransferHooks &hooks)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return writeError(file.errorString());
    ITSM_TRY_ASSIGN(const qint64 rows, writeTo(file, source, total, writer, hooks));
    if (!file.commit())
        return writeError(file.errorString());
    return rows;
}

template Result<qint64> writeRows(const RowSource<QStringList> &source, qint64 total, RowWriter<QStringList> &writer,
                                  const QString &path, const TransferHooks &hooks);
template Result<qint64> writeRows(const RowSource<CellValues> &source, qint64 total, RowWriter<CellValues> &writer,
                                  const QString &path, const TransferHooks &hooks);

Result<qint64> writeIncidents(const IncidentSource &source, qint64 total, RecordWriter &writer, QIODevice &out,
                              const TransferHooks &hooks)
{
    return writeTo(out, source, total, writer, hooks);
}

Result<qint64> writeIncidents(const IncidentSource &source, qint64 total, RecordWriter &writer, const QString &path,
                              const TransferHooks &hooks)
{
    return writeRows(source, total, writer, path, hooks);
}

Result<qint64> exportIncidents(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportSource &source,
                               RecordWriter &writer, QIODevice &out, const TransferHooks &hooks)
{
    ITSM_TRY_ASSIGN(const qint64 total, totalOf(desk, c, actor, source, hooks));
    return writeIncidents(sourceOf(desk, c, actor, source), total, writer, out, hooks);
}

Result<qint64> exportIncidents(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportSource &source,
                               RecordWriter &writer, const QString &path, const TransferHooks &hooks)
{
    ITSM_TRY_ASSIGN(const qint64 total, totalOf(desk, c, actor, source, hooks));
    return writeIncidents(sourceOf(desk, c, actor, source), total, writer, path, hooks);
}

} // namespace itsm
