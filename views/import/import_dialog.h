#pragma once

#include "services/backend/backend.h"
#include "views/import/import_memory.h"
#include "views/widgets/form_dialog.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QProgressBar;
class QStackedWidget;

namespace itsm {

class FormatBoxes;
class ImportColumns;
class ImportResult;
class PickBox;

/// Takes incidents from a CSV file in three steps: the file and what its columns become; a check that writes nothing;
/// the import, with its result. Everything slow runs in other threads; leaving the form while something runs cancels
/// that first.
class ImportDialog : public FormDialog
{
    Q_OBJECT
public:
    enum class Step : quint8 { Columns, Checking, Checked, Importing, Done };

    /// Backend and state must outlive it.
    ImportDialog(Backend &backend, ViewState &state, QWidget *parent);
    ~ImportDialog() override;

    /// Reads the beginning of this file.
    void setFile(const QString &path);
    [[nodiscard]] Step step() const { return m_step; }
    /// The beginning of the file in the line has been read.
    [[nodiscard]] bool hasPreview() const { return m_preview.has_value(); }
    [[nodiscard]] ImportColumns *columns() const { return m_columns; }
    [[nodiscard]] ImportResult *result() const { return m_result; }

public Q_SLOTS:
    /// Cancels what runs; when nothing runs the form closes.
    void reject() override;

Q_SIGNALS:
    /// Incidents were written.
    void imported(const itsm::ImportSummary &summary);

protected:
    bool validate() override;
    void retranslate() override;
    [[nodiscard]] bool mayLeaveWhileBusy() const override { return true; }

private:
    void build();
    void browse();
    /// Reads the beginning of the file.
    void readFile(const FormatWish &wish = {});
    void showPreview(const Result<ImportPreview> &preview);
    void onKindChanged();
    void goOn();
    void goBack();
    void work(Step step, QFuture<Result<ImportReport>> future);
    void onReport(Step step, const Result<ImportReport> &report);
    void setStep(Step step);
    void refreshWords();
    [[nodiscard]] QString path() const;
    [[nodiscard]] std::optional<ImportFileOptions> options() const;

    Backend &m_backend;
    ImportMemory m_memory;
    Step m_step = Step::Columns;
    std::optional<ImportPreview> m_preview;
    QString m_readPath;                     ///< whose beginning was read, or is being read
    quint64 m_readNumber = 0;               ///< of the last request; earlier answers are dropped
    ImportFileOptions m_options;            ///< of the check, and of the import that follows it
    std::shared_ptr<BulkControl> m_control; ///< of what runs
    QTimer m_poll;

    QLineEdit *m_path;
    QPushButton *m_browse;
    FormatBoxes *m_format;
    QComboBox *m_kind;
    PickBox *m_zone;
    QCheckBox *m_dayFirst;
    QStackedWidget *m_stack;
    ImportColumns *m_columns;
    ImportResult *m_result;
    PlainLabel *m_activity;
    QProgressBar *m_bar;
    QPushButton *m_back;
};

} // namespace itsm
