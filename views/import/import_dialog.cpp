#include "views/import/import_dialog.h"

#include "models/answer.h"
#include "views/import/format_boxes.h"
#include "views/import/import_columns.h"
#include "views/import/import_result.h"
#include "views/widgets/focus_pass.h"
#include "views/widgets/form_field.h"
#include "views/widgets/pick_box.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QtConcurrentRun>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pollMs = 100;
constexpr int barSteps = 1'000;

QStringList zoneNames()
{
    QStringList names;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        names.append(QString::fromLatin1(id));
    return names;
}

} // namespace

ImportDialog::ImportDialog(Backend &backend, ViewState &state, QWidget *parent)
    : FormDialog(parent)
    , m_backend(backend)
    , m_memory(state)
    , m_path(new QLineEdit(this))
    , m_browse(new QPushButton(this))
    , m_format(new FormatBoxes(this))
    , m_kind(new QComboBox(this))
    , m_zone(new PickBox(PickBox::Mode::Free, this))
    , m_dayFirst(new QCheckBox(this))
    , m_stack(new QStackedWidget(this))
    , m_columns(new ImportColumns(this))
    , m_result(new ImportResult(this))
    , m_activity(new PlainLabel(this))
    , m_bar(new QProgressBar(this))
    , m_back(new QPushButton(this))
{
    setObjectName(u"importDialog"_s);
    setLeastWidth(1'000);
    build();
    m_zone->setProposals(zoneNames());
    const CsvTimes times = m_memory.times();
    m_zone->setText(QString::fromLatin1(times.zone.id()));
    m_dayFirst->setChecked(times.isDayFirst);
    m_dayFirst->setMinimumHeight(theme().controlHeight()); // as the fields beside it
    m_kind->addItem(QString(), static_cast<int>(ImportFileOptions::Kind::Table));
    m_kind->addItem(QString(), static_cast<int>(ImportFileOptions::Kind::EventLog));

    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        const qint64 total = m_control->total.load();
        m_bar->setRange(0, total > 0 ? barSteps : 0);
        m_bar->setValue(total > 0 ? static_cast<int>(m_control->done.load() * barSteps / total) : 0);
    });
    connect(m_path, &QLineEdit::editingFinished, this, [this] {
        if (m_step == Step::Columns && path() != m_readPath)
            readFile();
    });
    connect(m_format, &FormatBoxes::chosen, this, [this](const CsvFormat &format) {
        readFile({.encoding = format.encoding, .delimiter = format.delimiter});
    });
    connect(m_browse, &QPushButton::clicked, this, &ImportDialog::browse);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ImportDialog::onKindChanged);
    connect(m_columns, &ImportColumns::changed, this, &FormDialog::clearErrors);
    connect(m_back, &QPushButton::clicked, this, &ImportDialog::goBack);
    connect(this, &FormDialog::submitted, this, &ImportDialog::goOn);
    setStep(Step::Columns);
}

ImportDialog::~ImportDialog()
{
    if (m_control)
        m_control->cancel = true;
}

void ImportDialog::build()
{
    auto *place = new QWidget(this);
    auto *placeRow = new QHBoxLayout(place);
    placeRow->setContentsMargins(0, 0, 0, 0);
    placeRow->setSpacing(theme().space(2));
    m_path->setObjectName(u"importPath"_s);
    m_browse->setObjectName(u"browse"_s);
    m_browse->setAutoDefault(false);
    placeRow->addWidget(m_path, 1);
    placeRow->addWidget(m_browse);
    passFocus(place, m_path);
    place->setFocusPolicy(Qt::ClickFocus); // the form begins here
    auto *file = new QHBoxLayout;
    file->setSpacing(theme().space(4));
    FormField *source = addField({u"file"_s}, place, file);
    source->setRequired(true);
    file->setStretchFactor(source, 1);
    addField({u"encoding"_s}, m_format->encoding(), file);
    addField({u"delimiter"_s}, m_format->delimiter(), file);
    addLayout(file);

    m_kind->setObjectName(u"importKind"_s);
    m_zone->setObjectName(u"importZone"_s);
    m_dayFirst->setObjectName(u"dayFirst"_s);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(theme().space(4));
    addField({u"kind"_s}, m_kind, choices);
    addField({u"zone"_s}, m_zone, choices);
    choices->setAlignment(addField({u"order"_s}, m_dayFirst, choices), Qt::AlignTop);
    addLayout(choices);

    auto *resultPage = new QWidget(this);
    auto *resultColumn = new QVBoxLayout(resultPage);
    resultColumn->setContentsMargins(0, 0, 0, 0);
    resultColumn->addWidget(m_result);
    m_stack->addWidget(m_columns);
    m_stack->addWidget(resultPage);
    m_stack->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    addField({u"columns"_s, u"title"_s}, m_stack);

    auto *activity = new QHBoxLayout;
    activity->setSpacing(theme().space(3));
    m_back->setObjectName(u"back"_s);
    m_back->setAutoDefault(false);
    m_bar->setTextVisible(false);
    m_activity->setLook(FontRole::Meta, ColorRole::Muted);
    activity->addWidget(m_activity);
    activity->addWidget(m_bar, 1);
    activity->addStretch();
    addLayout(activity);
    addButton(m_back);
}

QString ImportDialog::path() const
{
    const QString text = m_path->text().trimmed();
    // A file that was dropped on the line.
    return text.startsWith("file:"_L1) ? QUrl(text).toLocalFile() : text;
}

void ImportDialog::setFile(const QString &path)
{
    m_path->setText(QDir::toNativeSeparators(path));
    readFile();
}

void ImportDialog::browse()
{
    auto *chooser =
        new QFileDialog(this, tr("Import from"), m_memory.folder(), tr("CSV files (*.csv *.txt);;All files (*)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &ImportDialog::setFile);
    chooser->open();
}

void ImportDialog::readFile(const FormatWish &wish)
{
    clearErrors();
    m_preview.reset();
    m_columns->clear();
    m_readPath = path();
    const quint64 number = ++m_readNumber;
    if (m_readPath.isEmpty())
        return;
    m_activity->setText(tr("Reading…"));
    whenAnswered(this, QtConcurrent::run([file = m_readPath, wish] { return previewFile(file, wish); }),
                 [this, number](Result<ImportPreview> &&preview) {
                     if (number == m_readNumber)
                         showPreview(preview);
                 });
}

void ImportDialog::showPreview(const Result<ImportPreview> &preview)
{
    refreshWords();
    if (!preview) {
        setFieldError(u"file"_s, preview.error().message);
        return;
    }
    m_preview = *preview;
    m_format->setFormat(preview->format);
    m_memory.rememberFolder(QFileInfo(m_readPath).absolutePath());
    m_columns->setPreview(*preview, m_memory.columns(preview->headings));
    m_kind->setEnabled(preview->isEventLog);
    m_kind->setCurrentIndex(m_kind->findData(
        static_cast<int>(preview->isEventLog ? ImportFileOptions::Kind::EventLog : ImportFileOptions::Kind::Table)));
    onKindChanged();
}

void ImportDialog::onKindChanged()
{
    clearErrors();
    const bool isTable = m_kind->currentData().toInt() == static_cast<int>(ImportFileOptions::Kind::Table);
    m_columns->setChoosable(isTable);
    m_dayFirst->setEnabled(isTable && m_step == Step::Columns);
}

std::optional<ImportFileOptions> ImportDialog::options() const
{
    ImportFileOptions options;
    options.table.format = m_format->format();
    options.kind = static_cast<ImportFileOptions::Kind>(m_kind->currentData().toInt());
    options.table.times = {.zone = QTimeZone(m_zone->text().toLatin1()), .isDayFirst = m_dayFirst->isChecked()};
    if (options.kind == ImportFileOptions::Kind::EventLog)
        return options;
    const std::optional<ColumnWishes> wishes = m_columns->wishes();
    if (!wishes)
        return {};
    options.table.columns = *wishes;
    return options;
}

bool ImportDialog::validate()
{
    if (m_step != Step::Columns)
        return true;
    if (path().isEmpty()) {
        setFieldError(u"file"_s, tr("Say which file shall be imported."));
        return false;
    }
    if (path() != m_readPath) {
        readFile();
        return false;
    }
    if (!m_preview)
        return false; // still being read, or an error stands beside the field
    if (!QTimeZone(m_zone->text().toLatin1()).isValid()) {
        setFieldError(u"zone"_s, tr("There is no such time zone. One is called Asia/Shanghai, for instance."));
        return false;
    }
    const std::optional<ImportFileOptions> wanted = options();
    if (!wanted) {
        setFieldError(u"columns"_s, tr("A box above a column names no field: choose one of the list."));
        return false;
    }
    if (wanted->kind == ImportFileOptions::Kind::Table) {
        if (const auto fields = fieldsFor(m_preview->headings, wanted->table.columns); !fields) {
            setFieldError(u"columns"_s, fields.error().message);
            return false;
        }
    }
    m_options = *wanted;
    return true;
}

void ImportDialog::goOn()
{
    const QString file = m_readPath;
    switch (m_step) {
    case Step::Columns:
        m_memory.rememberTimes(m_options.table.times);
        if (m_options.kind == ImportFileOptions::Kind::Table)
            m_memory.rememberColumns(m_preview->headings, m_options.table.columns);
        m_control = std::make_shared<BulkControl>();
        work(Step::Checking, QtConcurrent::run([file, options = m_options, control = m_control] {
                 return checkFile(file, options, hooksFor(*control));
             }));
        break;
    case Step::Checked:
        m_control = std::make_shared<BulkControl>();
        work(Step::Importing, m_backend.importFile(file, m_options, m_control));
        break;
    case Step::Done:
        accept();
        break;
    case Step::Checking:
    case Step::Importing:
        break;
    }
}

void ImportDialog::work(Step step, QFuture<Result<ImportReport>> future)
{
    setStep(step);
    m_bar->setRange(0, 0);
    m_poll.start();
    whenAnswered(this, std::move(future), [this, step](Result<ImportReport> &&report) { onReport(step, report); });
}

void ImportDialog::onReport(Step step, const Result<ImportReport> &report)
{
    m_poll.stop();
    m_control.reset();
    const bool wasImport = step == Step::Importing;
    if (!report) {
        // What was written until then stays, so the way back leads to the check.
        setStep(wasImport ? Step::Checked : Step::Columns);
        showError(report.error());
        return;
    }
    m_result->setReport(*report, wasImport ? ImportResult::Step::Imported : ImportResult::Step::Checked);
    setStep(wasImport ? Step::Done : Step::Checked);
    if (wasImport)
        Q_EMIT imported(report->summary);
}

void ImportDialog::goBack()
{
    clearErrors();
    setStep(Step::Columns);
    m_columns->setFocus();
}

void ImportDialog::setStep(Step step)
{
    m_step = step;
    const bool isChoosing = step == Step::Columns;
    const bool isRunning = step == Step::Checking || step == Step::Importing;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_path, m_browse, m_zone})
        widget->setEnabled(isChoosing);
    m_format->setEnabled(isChoosing);
    m_kind->setEnabled(isChoosing && m_preview && m_preview->isEventLog);
    m_columns->setEnabled(isChoosing);
    m_dayFirst->setEnabled(isChoosing && m_options.kind == ImportFileOptions::Kind::Table);
    m_stack->setCurrentIndex(step == Step::Columns || step == Step::Checking ? 0 : 1);
    m_bar->setVisible(isRunning);
    m_back->setVisible(step == Step::Checked);
    findChild<QPushButton *>(u"cancel"_s)->setVisible(step != Step::Done); // there is nothing left to cancel
    setBusy(isRunning || (step == Step::Checked && m_result->isEmpty()));
    refreshWords();
    if (step == Step::Done)
        m_path->setModified(false); // nothing of it can be lost any more
    if (step == Step::Checked || step == Step::Done)
        (primaryButton()->isEnabled() ? primaryButton() : m_back)->setFocus();
}

void ImportDialog::refreshWords()
{
    field(u"columns"_s)->setLabel(m_stack->currentIndex() == 0 ? tr("Columns") : tr("Result"));
    switch (m_step) {
    case Step::Columns:
        m_activity->setText({});
        primaryButton()->setText(tr("Check"));
        break;
    case Step::Checking:
        m_activity->setText(tr("Checking…"));
        break;
    case Step::Checked:
        m_activity->setText(tr("Nothing has been written yet."));
        primaryButton()->setText(tr("Import"));
        break;
    case Step::Importing:
        m_activity->setText(tr("Importing…"));
        break;
    case Step::Done:
        m_activity->setText({});
        primaryButton()->setText(tr("Close"));
        break;
    }
}

void ImportDialog::reject()
{
    if (!m_control) {
        done(Rejected);
        return;
    }
    m_control->cancel = true;
    m_activity->setText(tr("Cancelling…"));
}

void ImportDialog::retranslate()
{
    setWindowTitle(tr("Import incidents"));
    field(u"file"_s)->setLabel(tr("CSV file"));
    field(u"encoding"_s)->setLabel(tr("Encoding"));
    field(u"delimiter"_s)->setLabel(tr("Fields are separated by"));
    m_format->retranslate();
    field(u"kind"_s)->setLabel(tr("The file is"));
    field(u"zone"_s)->setLabel(tr("Time zone of times that name none"));
    field(u"order"_s)->setLabel(tr("Times"));
    m_kind->setItemText(0, tr("a table of incidents"));
    m_kind->setItemText(1, tr("an event log of ServiceNow"));
    m_dayFirst->setText(tr("02/03/2016 is a day in March"));
    m_browse->setText(tr("Browse…"));
    m_back->setText(tr("Back"));
    m_path->setAccessibleName(tr("CSV file"));
    m_bar->setAccessibleName(tr("Progress"));
    refreshWords();
}

} // namespace itsm
