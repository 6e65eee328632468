#pragma once

#include <QToolButton>

namespace itsm {

/// Chooses what the rows of a list are grouped by.
class GroupButton : public QToolButton
{
    Q_OBJECT
public:
    struct Choice
    {
        QString key;   ///< of the column
        QString words; ///< "By source"
    };
    explicit GroupButton(QWidget *parent = nullptr);

    /// In the language in force; "no groups" is offered before them.
    void setChoices(std::vector<Choice> choices);
    /// Shows the choice, or that there are no groups if it is none; tells nobody.
    void setKey(const QString &key);
    [[nodiscard]] const QString &key() const { return m_key; }
    void openMenu();

Q_SIGNALS:
    /// A person chose; empty: no groups.
    void keyChosen(const QString &key);
    void foldAllWanted(bool isFolded);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::vector<Choice> m_choices;
    QString m_key;
};

} // namespace itsm
