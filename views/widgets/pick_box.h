#pragma once

#include <QComboBox>
#include <optional>

namespace itsm {

/// A combo box to type into: proposes what contains the typed text. In Listed, Enter and Tab take the first proposal
/// where the text names no choice.
class PickBox : public QComboBox
{
    Q_OBJECT
public:
    /// Listed: only what is offered counts, by its id. Free: any text, the list proposes.
    enum class Mode : quint8 { Listed, Free };
    explicit PickBox(Mode mode, QWidget *parent = nullptr);

    struct Choice
    {
        qint64 id = 0;
        QString label;
        QString detail; ///< shown behind the label in the list, e.g. a person's role
    };
    /// Choices of Listed; keeps what is picked. `none` is offered first, with the id 0, unless it is empty.
    void setChoices(const QList<Choice> &choices, const QString &none);
    /// Proposals of Free; keeps the text.
    void setProposals(const QStringList &texts);

    /// Listed: the id of what is picked, 0 for `none`; nothing while the text names no choice.
    [[nodiscard]] std::optional<qint64> pickedId() const;
    /// An id that is not offered is shown as `label`.
    void setPickedId(qint64 id, const QString &label = {});
    [[nodiscard]] QString text() const;
    void setText(const QString &text);

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showTone();

    Mode m_mode;
};

} // namespace itsm
