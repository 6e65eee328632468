#pragma once

#include "services/backend/backend.h"

#include <QTimer>
#include <QWidget>

class QListWidget;
class QPushButton;

namespace itsm {

class JsonEdit;
class PlainLabel;
class RuleConflict;
class SectionHeader;
class StateOverlay;

/// A rule as JSON, to read and to write. Mistakes are looked for while one types: underlined at their places and listed
/// below. While a rule is written the editor stays with it, whatever is chosen elsewhere.
class RuleEditor : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive it.
    RuleEditor(Backend &backend, const Clock &clock, QWidget *parent = nullptr);

    /// The rule to show, as it is stored now; nothing clears the editor. What is being written stays.
    void showRule(const std::optional<Rule> &rule);
    /// Writes the rule that is shown.
    void edit();
    /// Writes a new one, which begins as `draft`; it will be switched off.
    void startNew(const Rule &draft);
    /// What is being written and not stored, to go on with after another start; empty: nothing.
    [[nodiscard]] QJsonObject draft() const;
    /// Goes on with it, on top of the rule as it was.
    void resume(const QJsonObject &draft);
    /// Stops writing, without a question.
    void discard();
    [[nodiscard]] bool isEditing() const { return m_isEditing; }
    [[nodiscard]] bool isModified() const;
    /// Of the rule that is written or shown.
    [[nodiscard]] QString ruleName() const;
    /// Stores what is written if there is no mistake in it; otherwise goes to the first one.
    void save();
    /// Stops writing; asks where something would be lost.
    void cancel();
    /// Goes to the mistake behind the cursor, round and round.
    void goToNextMistake();
    /// Why the rule cannot be changed; empty: it can.
    void setRefusal(const QString &reason);
    [[nodiscard]] JsonEdit *text() const { return m_text; }

Q_SIGNALS:
    void saved(const itsm::Rule &rule);
    /// It began or ended to write, or there are other mistakes.
    void changed();
    /// The keyboard should go back to the list.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin(const QString &baseText, const QString &text);
    void goToText();
    void stop();
    void check();
    void showMistakes();
    void send(const Rule &written);
    void onFailed(const Error &error);
    void followTheirs(const QJsonObject &theirs);
    void takeTheirs();
    void keepMine();
    void showWords();
    void showButtons();

    Backend &m_backend;
    SectionHeader *m_header;
    QPushButton *m_edit;
    QPushButton *m_cancel;
    QPushButton *m_save;
    JsonEdit *m_text;
    StateOverlay *m_overlay;
    QListWidget *m_list;
    RuleConflict *m_conflict;
    PlainLabel *m_error;
    std::optional<Rule> m_shown; ///< what the list has chosen
    Rule m_base;                 ///< what is written, as it was stored when that began; its id is invalid for a new one
    QString m_baseText;
    QString m_refusal;
    bool m_isEditing = false;
    bool m_isBusy = false;
    bool m_isTextWrong = false; ///< as the last check found
    QTimer m_checkTimer;
};

} // namespace itsm
