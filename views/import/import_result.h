#pragma once

#include "services/transfer/import_file.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace itsm {

class PlainLabel;

/// What came of checking or importing a file: the counts in words, and the list of problems, which can be copied.
class ImportResult : public QWidget
{
    Q_OBJECT
public:
    enum class Step : quint8 { Checked, Imported };
    explicit ImportResult(QWidget *parent = nullptr);

    void setReport(const ImportReport &report, Step step);
    /// The list as text, one line per problem: line, column and message, separated by tabs.
    [[nodiscard]] QString asText() const;
    [[nodiscard]] QString summary() const;
    /// There is no row that could be imported.
    [[nodiscard]] bool isEmpty() const { return m_report.summary.rows == 0; }

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void copy() const;
    void fill();
    void retranslate();

    ImportReport m_report;
    Step m_step = Step::Checked;
    PlainLabel *m_summary;
    PlainLabel *m_more;
    QTableWidget *m_table;
    QPushButton *m_copy;
};

} // namespace itsm
