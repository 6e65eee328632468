#include "services/wire/import_wire.h"

#include "services/domain/json_text.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr QLatin1StringView kindKey{"kind"};
constexpr QLatin1StringView zoneKey{"timezone"};
constexpr QLatin1StringView dayFirstKey{"day_first"};
constexpr QLatin1StringView columnsKey{"columns"};
constexpr QLatin1StringView fieldsKey{"fields"};
constexpr QLatin1StringView encodingKey{"encoding"};
constexpr QLatin1StringView delimiterKey{"delimiter"};
constexpr QLatin1StringView dryRunKey{"dry_run"};
constexpr QLatin1StringView table{"table"};
constexpr QLatin1StringView eventLog{"event_log"};
constexpr QLatin1StringView broken{"broken"};
constexpr QLatin1StringView warning{"warning"};

struct ImportWireText
{
    Q_DECLARE_TR_FUNCTIONS(ImportWire)
};

Result<bool> readFlag(const TextParameters &parameters, QLatin1StringView name)
{
    const QString text = parameters.value(name);
    if (text.isEmpty() || text == "false"_L1)
        return false;
    if (text == "true"_L1)
        return true;
    return fail(Error::Code::Invalid, ImportWireText::tr("This is neither true nor false."), name);
}

/// One of the names, or nothing.
template <typename T>
Result<std::optional<T>> readName(const TextParameters &parameters, QLatin1StringView key,
                                  std::optional<T> (*fromName)(QStringView), const QStringList &names)
{
    const QString text = parameters.value(key);
    const std::optional<T> value = fromName(text);
    if (!value && !text.isEmpty())
        return fail(Error::Code::Invalid, ImportWireText::tr("“%1” is none of %2.").arg(text, names.join(u", "_s)),
                    key);
    return value;
}

Result<ColumnWishes> readColumns(const QString &text)
{
    ColumnWishes columns;
    if (text.isEmpty())
        return columns;
    const auto json = parseJson(text.toUtf8());
    if (!json || !json->isObject())
        return fail(Error::Code::Invalid, ImportWireText::tr("This is no JSON object of columns and their fields."),
                    columnsKey);
    const QJsonObject object = json->toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto field = importFieldFromKey(it->toString());
        if (!field && !it->isNull())
            return fail(Error::Code::Invalid,
                        ImportWireText::tr("“%1” is no field of an incident.").arg(it->toString()),
                        columnsKey + u'.' + it.key());
        columns.insert(it.key(), field);
    }
    return columns;
}

Result<std::optional<ColumnFields>> readFields(const TextParameters &parameters)
{
    const QString text = parameters.value(fieldsKey);
    if (text.isEmpty())
        return std::nullopt;
    if (!parameters.value(columnsKey).isEmpty())
        return fail(Error::Code::Invalid, ImportWireText::tr("Say “columns” or “fields”, not both."), fieldsKey);
    ColumnFields fields;
    for (const QString &key : text.split(u',')) {
        const auto field = importFieldFromKey(key);
        if (!field && !key.isEmpty())
            return fail(Error::Code::Invalid, ImportWireText::tr("“%1” is no field of an incident.").arg(key),
                        fieldsKey);
        fields.push_back(field);
    }
    return fields;
}

QString toText(const ColumnFields &fields)
{
    QStringList keys;
    for (const std::optional<ImportField> &field : fields)
        keys += field ? QString(importFieldKey(*field)) : QString();
    return keys.join(u',');
}

QJsonObject toJson(const TransferProblem &problem)
{
    return {{u"kind"_s, problem.kind == TransferProblem::Kind::Broken ? broken : warning},
            {u"line"_s, problem.line},
            {u"column"_s, problem.column},
            {u"message"_s, problem.message}};
}

} // namespace

QStringList importParameters()
{
    return {kindKey, zoneKey, dayFirstKey, columnsKey, fieldsKey, encodingKey, delimiterKey, dryRunKey};
}

TextParameters toParameters(const ImportFileOptions &options, const QStringList &headings)
{
    TextParameters parameters;
    parameters.insert(kindKey, options.kind == ImportFileOptions::Kind::EventLog ? eventLog : table);
    parameters.insert(zoneKey, QString::fromLatin1(options.table.times.zone.id()));
    if (options.table.times.isDayFirst)
        parameters.insert(dayFirstKey, u"true"_s);
    if (options.kind == ImportFileOptions::Kind::Table && !options.table.columns.isEmpty())
        parameters.insert(fieldsKey, toText(guessFields(headings, options.table.columns)));
    parameters.insert(encodingKey, encodingName(options.table.format.encoding));
    parameters.insert(delimiterKey, delimiterName(options.table.format.delimiter));
    return parameters;
}

Result<ImportWishes> importWishes(const TextParameters &parameters)
{
    ImportWishes wishes;
    const QString kind = parameters.value(kindKey);
    wishes.isKindGiven = !kind.isEmpty();
    if (kind == eventLog)
        wishes.options.kind = ImportFileOptions::Kind::EventLog;
    else if (wishes.isKindGiven && kind != table)
        return fail(Error::Code::Invalid, ImportWireText::tr("The kinds are table and event_log."), kindKey);
    if (const QString zone = parameters.value(zoneKey); !zone.isEmpty()) {
        wishes.options.table.times.zone = QTimeZone(zone.toUtf8());
        if (!wishes.options.table.times.zone.isValid())
            return fail(Error::Code::Invalid, ImportWireText::tr("There is no time zone “%1”.").arg(zone), zoneKey);
    }
    ITSM_TRY_ASSIGN(wishes.options.table.times.isDayFirst, readFlag(parameters, dayFirstKey));
    ITSM_TRY_ASSIGN(wishes.options.table.columns, readColumns(parameters.value(columnsKey)));
    ITSM_TRY_ASSIGN(wishes.fields, readFields(parameters));
    ITSM_TRY_ASSIGN(wishes.format.encoding, readName(parameters, encodingKey, encodingFromName, encodingNames()));
    ITSM_TRY_ASSIGN(wishes.format.delimiter, readName(parameters, delimiterKey, delimiterFromName, delimiterNames()));
    ITSM_TRY_ASSIGN(wishes.isDryRun, readFlag(parameters, dryRunKey));
    return wishes;
}

Result<> nameColumns(ImportWishes &wishes, const QStringList &headings)
{
    if (!wishes.fields)
        return {};
    if (wishes.fields->size() != size_t(headings.size()))
        return fail(Error::Code::Invalid,
                    ImportWireText::tr("The file has %1 columns, and there are fields for %2.")
                        .arg(QString::number(headings.size()), QString::number(wishes.fields->size())),
                    fieldsKey);
    for (qsizetype i = 0; i < headings.size(); ++i)
        wishes.options.table.columns.insert(headings[i], (*wishes.fields)[size_t(i)]);
    return {};
}

QJsonObject importProgress(TransferHooks::Phase phase, qint64 done, qint64 total)
{
    const QString name = phase == TransferHooks::Phase::Reading ? u"reading"_s : u"writing"_s;
    return {{u"progress"_s, QJsonObject{{u"phase"_s, name}, {u"done"_s, done}, {u"total"_s, total}}}};
}

QJsonObject toJson(const ImportReport &report)
{
    const ImportCounts &counts = report.summary.counts;
    QJsonArray foreign;
    for (const QString &number : counts.foreign)
        foreign.append(number);
    QJsonArray problems;
    for (const TransferProblem &problem : report.problems)
        problems.append(toJson(problem));
    return {{u"rows"_s, report.summary.rows},
            {u"broken_rows"_s, report.summary.brokenRows},
            {u"created"_s, counts.created},
            {u"extended"_s, counts.extended},
            {u"unchanged"_s, counts.unchanged},
            {u"records"_s, counts.records},
            {u"foreign"_s, foreign},
            {u"problem_count"_s, report.problemCount},
            {u"problems"_s, problems}};
}

template <>
Result<ImportReport> fromJson(const QJsonValue &json)
{
    if (!json.isObject())
        return refuseAnswer(u"import"_s);
    const QJsonObject object = json.toObject();
    const ValueReader from(object);
    ImportReport report;
    report.summary.rows = from.integer(u"rows"_s);
    report.summary.brokenRows = from.integer(u"broken_rows"_s);
    report.summary.counts = {.created = from.integer(u"created"_s),
                             .extended = from.integer(u"extended"_s),
                             .unchanged = from.integer(u"unchanged"_s),
                             .records = from.integer(u"records"_s),
                             .foreign = {}};
    for (const QString &number : from.texts(u"foreign"_s))
        report.summary.counts.foreign.push_back(number);
    report.problemCount = from.integer(u"problem_count"_s);
    ITSM_TRY_ASSIGN(const QJsonArray problems, listOf(from.value(u"problems"_s)));
    for (const auto &element : problems) {
        const QJsonObject entry = element.toObject();
        const ValueReader of(entry);
        report.problems.push_back(
            {.kind = of.text(u"kind"_s) == warning ? TransferProblem::Kind::Warning : TransferProblem::Kind::Broken,
             .line = of.integer(u"line"_s),
             .column = of.integer(u"column"_s),
             .message = of.text(u"message"_s)});
    }
    return report;
}

} // namespace itsm
