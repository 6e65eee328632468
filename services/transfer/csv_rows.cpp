#include "services/transfer/csv_rows.h"

#include "services/transfer/csv_text.h"
#include "services/transfer/csv_writer.h"

#include <QCryptographicHash>
#include <QIODevice>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qint64 rowsBetweenLooks = 256;
constexpr qsizetype numberDigits = 12;

QString hexHash(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

} // namespace

Result<QStringList> readHeadings(CsvReader &reader)
{
    switch (reader.next()) {
    case CsvReader::Step::Record:
        break;
    case CsvReader::Step::End:
        return fail(Error::Code::Invalid, csvText(QT_TRANSLATE_NOOP("CsvImport", "The file is empty.")));
    case CsvReader::Step::Broken:
        return fail(Error::Code::Invalid,
                    csvText(QT_TRANSLATE_NOOP("CsvImport", "The first line does not name the columns: %1"))
                        .arg(reader.error().message));
    case CsvReader::Step::Failed:
        return fail(Error::Code::Unavailable, reader.error().message);
    }
    QStringList headings;
    for (int i = 0; i < reader.fieldCount(); ++i)
        headings.append(QString::fromUtf8(unguardCell(reader.field(i))).trimmed());
    return distinctHeadings(headings);
}

CsvRows::CsvRows(QIODevice &device, const CsvImportOptions &options, const TransferHooks &hooks, Instant now)
    : m_reader(device, options.format)
    , m_options(options)
    , m_hooks(hooks)
    , m_now(now)
    , m_total(device.isSequential() ? 0 : device.size())
{
}

Result<> CsvRows::begin()
{
    ITSM_TRY_ASSIGN(m_headings, readHeadings(m_reader));
    ITSM_TRY_ASSIGN(m_fields, fieldsFor(m_headings, m_options.columns));
    return {};
}

Result<bool> CsvRows::next(CsvRow &row)
{
    for (;; ++m_read) {
        if (m_read % rowsBetweenLooks == 0) {
            if (m_hooks.isCancelled())
                return fail(Error::Code::Cancelled,
                            csvText(QT_TRANSLATE_NOOP("CsvImport", "The import was cancelled.")));
            reportProgress();
        }
        switch (m_reader.next()) {
        case CsvReader::Step::End:
            reportProgress();
            return false;
        case CsvReader::Step::Failed:
            return fail(Error::Code::Unavailable, m_reader.error().message);
        case CsvReader::Step::Broken:
            report(m_reader.error().line, m_reader.error().column, m_reader.error().message);
            break;
        case CsvReader::Step::Record:
            if (take(row)) {
                ++m_read;
                return true;
            }
            break;
        }
    }
}

bool CsvRows::take(CsvRow &row)
{
    const auto columns = static_cast<int>(m_headings.size());
    const auto refuse = [this](qsizetype column, const QString &message) {
        const CsvError place = m_reader.positionOf(static_cast<int>(column));
        report(place.line, place.column, message);
        return false;
    };
    if (m_reader.fieldCount() != columns)
        return refuse(std::min(m_reader.fieldCount() - 1, columns),
                      csvText(QT_TRANSLATE_NOOP("CsvImport", "The row has %1 fields instead of %2."))
                          .arg(QString::number(m_reader.fieldCount()), QString::number(columns)));
    QStringList cells;
    for (int i = 0; i < columns; ++i)
        cells.append(QString::fromUtf8(unguardCell(m_reader.field(i))));
    auto incident = incidentFromCells(m_headings, m_fields, cells, m_options.times, m_options.matrix, m_now);
    if (!incident)
        return refuse(incident.error().column, incident.error().message);

    row.incident = *std::move(incident);
    row.line = m_reader.line();
    QByteArray content = contentOf(cells);
    QString &number = row.incident.number;
    if (number.isEmpty()) {
        const auto numberOf = [](const QByteArray &said) -> QString {
            return u"CSV-"_s + hexHash(said).left(numberDigits).toUpper();
        };
        number = numberOf(content);
        for (int n = 2; m_lines.contains(number); ++n)
            number = numberOf(content + '#' + QByteArray::number(n));
    } else if (const auto known = m_lines.constFind(number); known != m_lines.constEnd()) {
        const auto column = std::ranges::find(m_fields, std::optional(ImportField::Number)) - m_fields.begin();
        return refuse(column, csvText(QT_TRANSLATE_NOOP("CsvImport", "%1 is the number of line %2 already."))
                                  .arg(number.left(40), QString::number(*known)));
    }
    m_lines.insert(number, row.line);
    row.key = u"csv/"_s + hexHash(content).left(32);
    ++m_taken;
    return true;
}

/// What a row says, whatever the order of the columns and however many others there are.
QByteArray CsvRows::contentOf(const QStringList &cells) const
{
    std::array<QByteArray, importFieldCount> said;
    for (size_t i = 0; i < m_fields.size(); ++i) {
        if (m_fields[i])
            said[static_cast<size_t>(*m_fields[i])] = cells[static_cast<qsizetype>(i)].trimmed().toUtf8();
    }
    QByteArray content;
    for (size_t i = 0; i < said.size(); ++i) {
        if (said[i].isEmpty())
            continue;
        content += importFieldKey(static_cast<ImportField>(i)).data();
        content += '=' + QByteArray::number(said[i].size()) + ':' + said[i];
    }
    return content;
}

void CsvRows::report(qint64 line, qint64 column, const QString &message)
{
    ++m_broken;
    if (m_hooks.problem)
        m_hooks.problem({TransferProblem::Kind::Broken, line, column, message});
}

void CsvRows::reportProgress() const
{
    if (m_hooks.progress)
        m_hooks.progress(TransferHooks::Phase::Reading, m_reader.bytesRead(), m_total);
}

} // namespace itsm
