#include "views/export/export_dialog.h"

#include "services/runtime/paths.h"
#include "views/export/pdf_writer.h"
#include "views/widgets/focus_pass.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"
#include "views/widgets/view_state.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QtConcurrentRun>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString formatKey = u"export.format"_s;
const QString folderKey = u"export.folder"_s;

struct FormatName
{
    ExportDialog::Format format;
    QLatin1StringView key;
    QLatin1StringView suffix;
};
constexpr std::array formats{
    FormatName{ExportDialog::Format::CsvFields, QLatin1StringView("csv"), QLatin1StringView("csv")},
    FormatName{ExportDialog::Format::CsvShown, QLatin1StringView("csv-shown"), QLatin1StringView("csv")},
    FormatName{ExportDialog::Format::Json, QLatin1StringView("json"), QLatin1StringView("json")},
    FormatName{ExportDialog::Format::Markdown, QLatin1StringView("markdown"), QLatin1StringView("md")},
    FormatName{ExportDialog::Format::Pdf, QLatin1StringView("pdf"), QLatin1StringView("pdf")},
};

/// What is where a file is to be written.
enum class Place : quint8 { Free, Taken, NoFolder };

Place placeOf(const QString &path)
{
    const QFileInfo file(path);
    return file.exists() ? Place::Taken : QFileInfo(file.absolutePath()).isDir() ? Place::Free : Place::NoFolder;
}

QString withSuffix(const QString &path, const QString &suffix)
{
    const QFileInfo file(path);
    return file.fileName().isEmpty() ? path : file.dir().filePath(file.completeBaseName() + u'.' + suffix);
}

} // namespace

ExportDialog::ExportDialog(Words words, const Rows &rows, ViewState &state, QWidget *parent)
    : FormDialog(parent)
    , m_words(std::move(words))
    , m_rows(rows)
    , m_state(state)
    , m_format(new QComboBox(this))
    , m_all(new QRadioButton(this))
    , m_selected(new QRadioButton(this))
    , m_byteOrderMark(new QCheckBox(this))
    , m_path(new QLineEdit(this))
{
    setObjectName(u"exportDialog"_s);
    setLeastWidth(560);
    addField({u"format"_s}, m_format);
    auto *scope = new QWidget(this);
    auto *scopeColumn = new QVBoxLayout(scope);
    scopeColumn->setContentsMargins(0, 0, 0, 0);
    scopeColumn->setSpacing(theme().space(1));
    scopeColumn->addWidget(m_all);
    scopeColumn->addWidget(m_selected);
    addField({u"rows"_s}, scope);
    auto *place = new QWidget(this);
    auto *placeRow = new QHBoxLayout(place);
    placeRow->setContentsMargins(0, 0, 0, 0);
    placeRow->setSpacing(theme().space(2));
    auto *browseButton = new QPushButton(place);
    browseButton->setObjectName(u"browse"_s);
    browseButton->setAutoDefault(false);
    placeRow->addWidget(m_path, 1);
    placeRow->addWidget(browseButton);
    passFocus(place, m_path);
    addField({u"output"_s, u"path"_s}, place)->setRequired(true);
    addWidget(m_byteOrderMark);

    for (const FormatName &name : formats)
        m_format->addItem(QString(), QVariant::fromValue(static_cast<int>(name.format)));
    const QString known = state.value(formatKey).toString();
    const auto *kept = std::ranges::find(formats, known, &FormatName::key);
    m_format->setCurrentIndex(kept == formats.end() ? 0 : static_cast<int>(kept - formats.begin()));
    (rows.selected > 1 ? m_selected : m_all)->setChecked(true);
    m_selected->setEnabled(rows.selected > 0);
    QString folder = state.value(folderKey).toString();
    if (folder.isEmpty())
        folder = documentsDir();
    m_path->setText(
        QDir(folder).filePath(u"%1-%2.csv"_s.arg(m_words.fileName, QDate::currentDate().toString(Qt::ISODate))));
    m_path->setObjectName(u"exportPath"_s);

    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::onFormatChanged);
    connect(m_all, &QRadioButton::toggled, this, &FormDialog::clearErrors);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(this, &FormDialog::submitted, this, &ExportDialog::checkFile);
    onFormatChanged();
}

ExportDialog::Format ExportDialog::format() const
{
    return static_cast<Format>(m_format->currentData().toInt());
}

void ExportDialog::setFormat(Format format)
{
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(format)));
}

void ExportDialog::setPath(const QString &path)
{
    m_path->setText(path);
}

ExportDialog::Choice ExportDialog::choice() const
{
    return {.format = format(),
            .onlySelected = m_selected->isChecked(),
            .byteOrderMark = m_byteOrderMark->isChecked() && m_byteOrderMark->isEnabled(),
            .path = m_path->text().trimmed()};
}

void ExportDialog::onFormatChanged()
{
    clearErrors();
    const auto *name = std::ranges::find(formats, format(), &FormatName::format);
    m_path->setText(withSuffix(m_path->text(), name->suffix));
    m_byteOrderMark->setEnabled(format() == Format::CsvFields || format() == Format::CsvShown);
}

void ExportDialog::browse()
{
    auto *chooser = new QFileDialog(this, tr("Export to"), m_path->text());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_path->setText(path);
        m_mayReplace = path; // the chooser has asked
    });
    chooser->open();
}

bool ExportDialog::validate()
{
    const Choice wanted = choice();
    if (wanted.path.isEmpty() || QFileInfo(wanted.path).fileName().isEmpty()) {
        setFieldError(u"output"_s, tr("Say where the file shall be written."));
        return false;
    }
    const qint64 rows = wanted.onlySelected ? m_rows.selected : m_rows.listed;
    if (wanted.format == Format::Pdf && !wanted.onlySelected && m_rows.isAtLeast) {
        // Nobody has counted them to the end.
        setFieldError(u"format"_s,
                      tr("These are more than %L1 rows, perhaps more than the %L2 that a PDF holds: filter "
                         "the list, or choose another format.")
                          .arg(rows)
                          .arg(mostPrintedRows));
        return false;
    }
    if (wanted.format == Format::Pdf && rows > mostPrintedRows) {
        setFieldError(u"format"_s,
                      tr("%L1 rows are too many for a PDF, which holds %L2 at most: filter the list, or choose another "
                         "format.")
                          .arg(rows)
                          .arg(mostPrintedRows));
        return false;
    }
    return true;
}

void ExportDialog::checkFile()
{
    const Choice wanted = choice();
    if (wanted.path == m_mayReplace) {
        choose(wanted);
        return;
    }
    setBusy(true);
    // A folder on the network may take its time to answer.
    auto *watcher = new QFutureWatcher<Place>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, wanted] {
        watcher->deleteLater();
        setBusy(false);
        switch (watcher->result()) {
        case Place::Taken:
            m_mayReplace = wanted.path;
            setFieldError(u"output"_s, tr("This file exists already. Export again to replace it."));
            break;
        case Place::NoFolder:
            setFieldError(u"output"_s,
                          tr("There is no folder “%1”.").arg(visibleControls(QFileInfo(wanted.path).absolutePath())));
            break;
        case Place::Free:
            choose(wanted);
            break;
        }
    });
    watcher->setFuture(QtConcurrent::run([path = wanted.path] { return placeOf(path); }));
}

void ExportDialog::choose(const Choice &wanted)
{
    const auto *name = std::ranges::find(formats, wanted.format, &FormatName::format);
    m_state.setValue(formatKey, QString(name->key));
    m_state.setValue(folderKey, QFileInfo(wanted.path).path());
    Q_EMIT chosen(wanted);
}

void ExportDialog::retranslate()
{
    setWindowTitle(m_words.title());
    primaryButton()->setText(tr("Export"));
    field(u"format"_s)->setLabel(tr("Format"));
    field(u"rows"_s)->setLabel(m_words.rows());
    field(u"output"_s)->setLabel(tr("File"));
    const QHash<Format, QString> names{
        {Format::CsvFields, tr("CSV, all fields")},     {Format::CsvShown, tr("CSV, as the list shows it")},
        {Format::Json, tr("JSON, all fields")},         {Format::Markdown, tr("Markdown, as the list shows it")},
        {Format::Pdf, tr("PDF, as the list shows it")},
    };
    for (int i = 0; i < m_format->count(); ++i)
        m_format->setItemText(i, names.value(static_cast<Format>(m_format->itemData(i).toInt())));
    m_all->setText(m_rows.isAtLeast ? tr("All that the filter finds (more than %L1)").arg(m_rows.listed)
                                    : tr("All that the filter finds (%L1)").arg(m_rows.listed));
    m_selected->setText(tr("Those that are selected (%L1)").arg(m_rows.selected));
    m_byteOrderMark->setText(tr("With a byte order mark, which some spreadsheets need for Chinese"));
    findChild<QPushButton *>(u"browse"_s)->setText(tr("Browse…"));
    m_path->setAccessibleName(tr("File"));
}

} // namespace itsm
