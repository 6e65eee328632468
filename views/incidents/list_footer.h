#pragma once

#include "services/domain/filter.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace itsm {

class PlainLabel;

/// Where a jump in the list goes.
struct JumpTarget
{
    enum class Kind : quint8 { Row, Percent, Number };
    Kind kind = Kind::Row;
    qint64 row = 0;     ///< Row: counted from 1
    double percent = 0; ///< Percent: 0 … 100
    QString number;     ///< Number: of an incident
    friend bool operator==(const JumpTarget &, const JumpTarget &) = default;
};
/// "12,000", "50 %" or "INC-000123"; nothing for an empty text.
[[nodiscard]] std::optional<JumpTarget> parseJump(const QString &text);

/// The line under the list: which rows are seen, of how many, their order, how many are selected, and a box to jump
/// with.
class ListFooter : public QWidget
{
    Q_OBJECT
public:
    explicit ListFooter(QWidget *parent = nullptr);

    struct Content
    {
        qint64 first = 0; ///< counted from 1; 0: nothing is seen
        qint64 last = 0;
        qint64 total = 0;
        bool isAtLeast = false;
        bool isExact = true; ///< the row numbers are no estimates
        QString sortColumn;
        Qt::SortOrder order = Qt::AscendingOrder;
        qint64 selected = 0;
        friend bool operator==(const Content &, const Content &) = default;
    };
    void setContent(const Content &content);
    void focusJump();
    /// Low: the box is only there while somebody uses it.
    void setLow(bool isLow);
    [[nodiscard]] int heightOf(bool isLow) const;
    /// Why the last jump did not work; empty takes it away.
    void setJumpProblem(const QString &problem);
    /// The jump is done: the field invites the next one.
    void clearJump();

Q_SIGNALS:
    void jumpWanted(const itsm::JumpTarget &target);
    /// Escape in the box.
    void left();
    void clearSelectionWanted();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void showJump();

    Content m_content;
    bool m_isLow = false;
    PlainLabel *m_text = nullptr;
    QPushButton *m_clear = nullptr;
    PlainLabel *m_problem = nullptr;
    QLineEdit *m_jump = nullptr;
};

} // namespace itsm
