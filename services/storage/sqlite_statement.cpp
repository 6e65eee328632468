#include "services/storage/sqlite_statement.h"

#include "services/storage/sqlite_error.h"
#include "services/storage/storage_text.h"

#include <cmath>
#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QByteArray jsonOf(const IdList &ids)
{
    QByteArray json = "[";
    for (const qint64 id : ids) {
        if (json.size() > 1)
            json += ',';
        json += QByteArray::number(id);
    }
    return json + ']';
}

} // namespace

std::unique_ptr<SqliteStatement> SqliteStatement::prepare(sqlite3 *database, const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    const char *rest = nullptr;
    sqlite3_prepare_v3(database, text.constData(), int(text.size()) + 1, SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    if (!statement)
        return nullptr;
    Q_ASSERT_X(QByteArray(rest).trimmed().isEmpty(), "SqliteStatement", "one statement at a time");
    return std::unique_ptr<SqliteStatement>(new SqliteStatement(statement));
}

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

Result<> SqliteStatement::bindText(int place, const QByteArray &utf8)
{
    if (utf8.contains('\0'))
        return fail(Error::Code::Invalid, StorageText::tr("The text holds a null character."));
    const int code = sqlite3_bind_text64(m_statement, place, utf8.isNull() ? "" : utf8.constData(),
                                         sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    return code == SQLITE_OK ? Result<>() : Result<>(fail(sqliteError(code, QString::fromUtf8(sqlite3_errstr(code)))));
}

Result<> SqliteStatement::bind(const Params &params)
{
    if (sqlite3_bind_parameter_count(m_statement) != int(params.size()))
        return fail(Error::Code::Internal, u"a statement with another number of parameters"_s);
    struct Binder
    {
        SqliteStatement &self;
        int place;
        [[nodiscard]] Result<> integer(qint64 v) const
        {
            sqlite3_bind_int64(self.m_statement, place, v);
            return {};
        }
        Result<> operator()(std::monostate) const
        {
            sqlite3_bind_null(self.m_statement, place);
            return {};
        }
        Result<> operator()(bool v) const { return integer(v ? 1 : 0); }
        Result<> operator()(qint64 v) const { return integer(v); }
        Result<> operator()(double v) const
        {
            if (!std::isfinite(v))
                return fail(Error::Code::Invalid, StorageText::tr("The number is not finite."));
            sqlite3_bind_double(self.m_statement, place, v);
            return {};
        }
        Result<> operator()(const QString &v) const { return self.bindText(place, v.toUtf8()); }
        Result<> operator()(const QByteArray &v) const { return self.bindText(place, v); }
        Result<> operator()(Instant v) const { return integer(toMicros(v)); }
        Result<> operator()(const IntList &) const
        {
            return fail(Error::Code::Internal, u"SQLite has no array parameters"_s);
        }
        Result<> operator()(const IdList &v) const { return self.bindText(place, jsonOf(v)); }
    };
    for (size_t i = 0; i < params.size(); ++i)
        ITSM_TRY(std::visit(Binder{*this, int(i) + 1}, params[i]));
    return {};
}

int SqliteStatement::step()
{
    return sqlite3_step(m_statement);
}

void SqliteStatement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double SqliteStatement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString SqliteStatement::text(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
}

QByteArray SqliteStatement::bytes(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return {utf8, sqlite3_column_bytes(m_statement, column)};
}

OptionalInstant SqliteStatement::instant(int column) const
{
    if (isNull(column))
        return {};
    return instantFromMicros(integer(column));
}

} // namespace itsm
