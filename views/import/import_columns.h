#pragma once

#include "services/transfer/import_file.h"

#include <QWidget>

class QTableWidget;

namespace itsm {

class PickBox;
class PlainLabel;

/// The first rows of a file, and above each column what it becomes. Columns of an event log are fixed: there is nothing
/// to choose.
class ImportColumns : public QWidget
{
    Q_OBJECT
public:
    explicit ImportColumns(QWidget *parent = nullptr);

    void setPreview(const ImportPreview &preview, const ColumnWishes &wishes);
    void clear();
    /// Whether the columns can be chosen.
    void setChoosable(bool choosable);

    /// What every column becomes, by its heading; nothing while a box holds words that mean no field.
    [[nodiscard]] std::optional<ColumnWishes> wishes() const;
    void setWish(const QString &heading, std::optional<ImportField> field);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillRows();
    void retranslate();
    void onPicked(int column);

    ImportPreview m_preview;
    QTableWidget *m_table;
    PlainLabel *m_note;
    std::vector<PickBox *> m_boxes; ///< of the columns
    bool m_isChoosable = true;
};

} // namespace itsm
