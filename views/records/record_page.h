#pragma once

#include "models/labels.h"
#include "models/record_snapshot.h"
#include "services/domain/filter_vocabulary.h"
#include "services/runtime/clock.h"
#include "views/widgets/page.h"
#include "views/widgets/signs.h"
#include "views/widgets/view_state.h"

#include <QTimer>

class QBoxLayout;
class QMenu;

namespace itsm {

class ActionRegistry;
class Backend;
class FilterLine;
class ListFeed;
class NewRowsBar;
class PlainLabel;
class ProgressBanner;
class RecordExport;
class RecordTable;
class StateOverlay;

/// What a page of records is made with. All of it must outlive the page.
struct RecordPageParts
{
    Backend &backend;
    const Clock &clock;
    ActionRegistry &actions;
    ViewState &state;
};

/// A page with one flat table of records that a ListFeed holds: heading, filter line and buttons, the table with its
/// states, a line for what went wrong, and a line of facts. It remembers filter and columns. Who derives from it makes
/// feed, model and table, calls build() in its constructor, and says by the virtual functions what is particular.
class RecordPage : public Page
{
    Q_OBJECT
public:
    void setTimeZoneMode(TimeZoneMode mode) override;
    void focusList() override;
    void focusFilter();
    /// Writes a filter and applies it; one with mistakes is shown as such, and the last one stays in force.
    void setFilterText(const QString &text);
    [[nodiscard]] QString filterText() const;
    /// Reads everything again.
    void refresh();
    /// As Enter on the current row does.
    void openCurrent();
    /// The chosen rows to the clipboard, for spreadsheets.
    void copyChosen();
    /// Asks in which format.
    void showCopyMenu();
    /// Asks what to write to a file, as what and where to.
    void exportRecords();
    [[nodiscard]] RecordTable *recordTable() const { return m_table; }

protected:
    /// `key` is what the page's state is kept under: "alerts". The vocabulary must outlive the page.
    RecordPage(const RecordPageParts &parts, const QString &key, const FilterVocabulary &vocabulary, QWidget *parent);

    /// Puts the parts in their places; once.
    void build(ListFeed *feed, RecordTable *table);
    /// Reads the first time that the page is shown: who never looks at it does not pay for it.
    virtual void startReading() = 0;

    [[nodiscard]] Backend &backend() const { return m_parts.backend; }
    [[nodiscard]] const Clock &clock() const { return m_parts.clock; }
    [[nodiscard]] ActionRegistry &actions() const { return m_parts.actions; }
    [[nodiscard]] QJsonValue remembered(const QString &name) const;
    void remember(const QString &name, const QJsonValue &value);
    [[nodiscard]] TimeZoneMode zone() const { return m_zone; }
    /// Where buttons stand behind the filter.
    [[nodiscard]] QBoxLayout *head() const { return m_head; }
    /// What stands between heading and table: cards.
    [[nodiscard]] QBoxLayout *top() const { return m_top; }
    /// The table with its states; after build().
    [[nodiscard]] QWidget *tableBody() const;
    /// Puts something else in the place of the table's body, e.g. a splitter that holds it.
    void setBody(QWidget *body);

    // What is particular to the records.
    /// The words of all parts in the language in force; calls setTitle() and setPlaceholder().
    virtual void retranslate() = 0;
    void setTitle(const QString &title, const QString &placeholder);
    /// Gives the records of the feed to the model.
    virtual void showRecords() = 0;
    virtual void applyFilter(const std::vector<AnyFilterTerm> &terms) = 0;
    [[nodiscard]] virtual QStringList completions(int field) const = 0;
    /// Records that the filter lets through, those in folded groups included.
    [[nodiscard]] virtual int shown() const;
    /// Records before the filter.
    [[nodiscard]] virtual qsizetype total() const = 0;
    virtual void setTimeFormat(const TimeFormat &format) = 0;
    virtual void refreshTimes() = 0;
    /// "12 alerts", "3 of 12 alerts".
    [[nodiscard]] virtual QString countSentence(int shown, qsizetype all) const = 0;
    [[nodiscard]] virtual QString copiedSentence(int rows) const = 0;
    /// What an export writes: all that the filter finds, or those that the rows stand for. Pages whose records can be
    /// exported say so, and what the form is called.
    [[nodiscard]] virtual RecordSnapshot snapshot() const { return {}; }
    [[nodiscard]] virtual RecordSnapshot snapshotOf(const std::vector<int> & /*rows*/) const { return {}; }
    [[nodiscard]] virtual QString exportTitle() const { return {}; }
    /// What an empty table means, without a filter.
    struct EmptyWords
    {
        QString title;
        QString hint;
    };
    [[nodiscard]] virtual EmptyWords emptyWords() const = 0;
    /// The chosen rows, the records, the filter or the state have changed.
    virtual void updateActions() = 0;
    /// The records, the filter or the state have changed: what stands beside the table.
    virtual void showSummary() {}
    /// Enter on a row.
    virtual void open(int row) = 0;
    /// The ids of the commands in the context menu of the rows.
    [[nodiscard]] virtual std::vector<const char *> menuCommands() const = 0;

    /// Says that something went wrong, or why something cannot be; a Critical one stays until it is dismissed.
    void tell(const Mark &mark, const QString &sentence);
    /// Says why a command was not carried out.
    void tellError(const Error &error);
    /// Different values of a text of the records, for completion.
    template <typename Records, typename TextOf>
    static QStringList different(const Records &records, TextOf textOf)
    {
        QSet<QString> seen;
        for (const auto &record : records)
            seen.insert(textOf(*record));
        seen.remove(QString());
        QStringList sorted(seen.begin(), seen.end());
        sorted.sort();
        return sorted;
    }

    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void connectParts();
    void restoreState();
    [[nodiscard]] std::vector<int> rowsToCopy() const;
    void putOnClipboard(const QString &text, size_t rows);
    void takeFilter(const QString &text);
    void showState();
    void showFooter();
    void retranslateAll();

    RecordPageParts m_parts;
    QString m_key;
    const FilterVocabulary &m_vocabulary;
    ListFeed *m_feed = nullptr;
    PlainLabel *m_title;
    FilterLine *m_filter;
    RecordTable *m_table = nullptr;
    StateOverlay *m_overlay = nullptr;
    NewRowsBar *m_newRows = nullptr;
    ProgressBanner *m_banner;
    ProgressBanner *m_exportBanner;
    RecordExport *m_export = nullptr;
    PlainLabel *m_footer;
    QBoxLayout *m_head;
    QBoxLayout *m_top;
    QBoxLayout *m_column;
    std::vector<AnyFilterTerm> m_terms;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    QTimer m_ageTimer;
    QTimer m_bannerTimer;
};

} // namespace itsm
