#pragma once

#include "views/incidents/command_runner.h"

#include <QDialog>
#include <QHash>

class QPushButton;
class QTableWidget;

namespace itsm {

class PlainLabel;

/// What a command on many incidents did, item by item: failures first, all of it copyable.
class BulkResultDialog : public QDialog
{
    Q_OBJECT
public:
    /// Asks the backend for the numbers and titles of the items it lists.
    BulkResultDialog(Backend &backend, const BulkOutcome &outcome, QWidget *parent);

    /// The table as text, one line per item, columns separated by tabs.
    [[nodiscard]] QString asText() const;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void loadNames(Backend &backend);
    void fill();
    void retranslate();

    BulkOutcome m_outcome;
    QString m_namesError;
    std::vector<BulkItem> m_items;                          ///< failures first, at most as many as are listed
    QHash<IncidentId, std::pair<QString, QString>> m_names; ///< number and title
    PlainLabel *m_summary = nullptr;
    PlainLabel *m_more = nullptr;
    QTableWidget *m_table = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace itsm
