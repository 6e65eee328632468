#pragma once

#include "views/widgets/filter_completion.h"

#include <QLineEdit>

class QCompleter;
class QStringListModel;

namespace itsm {

/// One line of the filter language with completion and a wavy line under what is wrong.
class FilterEdit : public QLineEdit
{
    Q_OBJECT
public:
    using Complete = std::function<FilterCompletion(const QString &text, int cursor)>;
    explicit FilterEdit(Complete complete, QWidget *parent = nullptr);

    /// Underlines a range; none: takes the line away.
    void setErrorRange(const std::optional<FilterError> &error);
    [[nodiscard]] const std::optional<FilterError> &error() const { return m_error; }
    [[nodiscard]] bool isCompleting() const;

Q_SIGNALS:
    /// Enter: the text is meant as it stands.
    void accepted();
    /// Escape with no proposals open.
    void left();
    /// Down in a line that is empty or selected as a whole: earlier filters are wanted.
    void historyWanted();
    /// The proposals appeared or went.
    void completingChanged(bool completing);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void updateCompletion();
    void insertProposal(const QString &proposal);
    void acceptText();

    Complete m_complete;
    std::optional<FilterError> m_error;
    QCompleter *m_completer = nullptr;
    QStringListModel *m_proposals = nullptr;
    int m_replaceStart = 0;
    int m_replaceLength = 0;
};

} // namespace itsm
