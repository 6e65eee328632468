#pragma once

#include "views/widgets/form_dialog.h"

#include <functional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QRadioButton;

namespace itsm {

class ViewState;

/// What to write to a file, in which format, and where.
class ExportDialog : public FormDialog
{
    Q_OBJECT
public:
    enum class Format : quint8 { CsvFields, CsvShown, Json, Markdown, Pdf };
    struct Choice
    {
        Format format = Format::CsvFields;
        bool onlySelected = false;
        bool byteOrderMark = false;
        QString path;
    };
    /// What the rows are, in the language in force.
    struct Words
    {
        QString fileName; ///< without date and ending: "incidents"
        std::function<QString()> title;
        std::function<QString()> rows; ///< "Incidents"
    };
    /// How many rows the list has and how many of them are selected; `isAtLeast`: the list has that many or more.
    struct Rows
    {
        qint64 listed = 0;
        bool isAtLeast = false;
        qint64 selected = 0;
    };

    /// Remembers format and folder under "export.…" of the state, which must outlive it.
    ExportDialog(Words words, const Rows &rows, ViewState &state, QWidget *parent);

    [[nodiscard]] Choice choice() const;
    void setFormat(Format format);
    void setPath(const QString &path);

Q_SIGNALS:
    /// The form is filled and nothing will be overwritten that the person does not want to lose.
    void chosen(const itsm::ExportDialog::Choice &choice);

protected:
    bool validate() override;
    void retranslate() override;
    [[nodiscard]] bool mayLeaveWhileBusy() const override { return true; }

private:
    [[nodiscard]] Format format() const;
    void onFormatChanged();
    void browse();
    void checkFile();
    void choose(const Choice &wanted);

    Words m_words;
    Rows m_rows;
    ViewState &m_state;
    QComboBox *m_format;
    QRadioButton *m_all;
    QRadioButton *m_selected;
    QCheckBox *m_byteOrderMark;
    QLineEdit *m_path;
    QString m_mayReplace; ///< the file that exists and that the person was told about
};

} // namespace itsm
