#pragma once

#include "views/widgets/filter_completion.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace itsm {

class FilterEdit;
class PlainLabel;

/// The text of a filter: a line with completion, history, and what is wrong in words below it. What it means is the
/// owner's: it gives the check, and hears of texts that passed it.
class FilterLine : public QWidget
{
    Q_OBJECT
public:
    /// What is wrong with a text, in the language of the user.
    using Check = std::function<std::optional<FilterError>(const QString &text)>;
    using Complete = std::function<FilterCompletion(const QString &text, int cursor)>;

    FilterLine(Check check, const Complete &complete, QWidget *parent = nullptr);
    ~FilterLine() override;

    [[nodiscard]] QString text() const;
    /// Writes the text and applies it.
    void setText(const QString &text);
    void setPlaceholderText(const QString &text);
    void focusText();
    /// The text counts as used.
    void remember();

    /// The last 20 texts that were used, newest first.
    [[nodiscard]] const QStringList &history() const { return m_history; }
    void setHistory(const QStringList &texts);

    [[nodiscard]] FilterEdit *edit() const { return m_edit; }

Q_SIGNALS:
    /// A text without mistakes: after a pause in typing, at Enter, or by setText(). Not always another one.
    void textApplied(const QString &text);
    void historyChanged(const QStringList &texts);
    /// Enter or Escape in the line: the list should have the focus. After Escape a text with a mistake is replaced by
    /// the one that was applied last, which is what the list shows.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    void leave();
    void showError(const std::optional<FilterError> &error);
    void placeBubble();
    void showBubble();
    void showHistory();
    void updateToolTip();
    void retranslate();

    Check m_check;
    FilterEdit *m_edit;
    QAction *m_searchAction;
    QAction *m_clearAction;
    QAction *m_historyAction;
    QPointer<PlainLabel> m_bubble;
    bool m_isLeft = false; ///< what is wrong has been said, and the keyboard is elsewhere
    QTimer m_debounce;
    QString m_applied; ///< what the list shows
    QStringList m_history;
};

} // namespace itsm
