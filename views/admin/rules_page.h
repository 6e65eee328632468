#pragma once

#include "models/rule_list_model.h"
#include "services/backend/backend.h"
#include "views/records/record_page.h"

class QPushButton;
class QSplitter;

namespace itsm {

class RuleEditor;

/// The rules, in the order in which they apply, and the chosen one as JSON beside them.
class RulesPage : public RecordPage
{
    Q_OBJECT
public:
    /// All must outlive it. Registers its commands.
    RulesPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
              QWidget *parent = nullptr);
    ~RulesPage() override;

    [[nodiscard]] RuleFeed *feed() const { return m_feed; }
    [[nodiscard]] RuleListModel *model() const { return m_model; }
    [[nodiscard]] RuleEditor *editor() const { return m_editor; }

    /// The keyboard goes to the rule that is being written, if there is one.
    void focusList() override;
    [[nodiscard]] QString unsaved() const override;
    void discardUnsaved() override;

    // The commands.
    void makeRule();
    void duplicateRule();
    void editRule();
    void saveRule();
    void switchRule();
    void deleteRule();
    void goToNextMistake();

protected:
    void startReading() override { m_feed->begin(); }
    void retranslate() override;
    void showRecords() override;
    void applyFilter(const std::vector<AnyFilterTerm> &terms) override;
    [[nodiscard]] QStringList completions(int field) const override;
    [[nodiscard]] qsizetype total() const override { return m_model->total(); }
    void setTimeFormat(const TimeFormat &format) override { m_model->setTimeFormat(format); }
    void refreshTimes() override { m_model->refreshTimes(); }
    [[nodiscard]] QString countSentence(int shown, qsizetype all) const override;
    [[nodiscard]] QString copiedSentence(int rows) const override;
    [[nodiscard]] EmptyWords emptyWords() const override;
    void updateActions() override;
    void open(int row) override;
    [[nodiscard]] std::vector<const char *> menuCommands() const override;

private:
    [[nodiscard]] const Rule *current() const;
    void showCurrent();
    /// What is written survives the end of the program.
    void keepDraft();
    void setActive(const Rule &rule, bool isActive);
    [[nodiscard]] QString refusal() const;

    RuleFeed *m_feed;
    RuleListModel *m_model;
    RuleEditor *m_editor;
    QSplitter *m_splitter;
    QPushButton *m_new;
    QPushButton *m_switch;
    RuleId m_wanted; ///< made a moment ago: becomes the current one as soon as it is read
};

} // namespace itsm
