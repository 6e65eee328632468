#include "views/records/record_copy.h"

#include "models/record_roles.h"
#include "services/transfer/table_text.h"
#include "views/widgets/record_table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace itsm {

QString copiedTable(const RecordTable &table, const std::vector<int> &rows, TableFormat format)
{
    const std::vector<int> columns = table.shownColumns();
    const QAbstractItemModel *model = table.model();
    QByteArray out;
    QStringList cells;
    for (const int column : columns)
        cells.append(model->headerData(column, Qt::Horizontal).toString());
    appendTableHeader(out, format, cells);
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells.append(model->index(row, column).data().toString());
        appendTableRow(out, format, cells);
    }
    return QString::fromUtf8(out);
}

QString copiedJson(const RecordTable &table, const std::vector<int> &rows)
{
    QJsonArray records;
    for (const int row : rows) {
        QJsonObject record;
        for (const int column : table.shownColumns())
            record.insert(table.columns()->keyOf(column),
                          table.model()->index(row, column).data(JsonRole).value<QJsonValue>());
        records.append(record);
    }
    return QString::fromUtf8(QJsonDocument(records).toJson());
}

} // namespace itsm
