#pragma once

#include <QToolButton>

namespace itsm {

/// Chooses of how many past days a page shows records. 0 may stand for something else, e.g. what is active now.
class DaysButton : public QToolButton
{
    Q_OBJECT
public:
    /// Offers these numbers of days, the greatest one last.
    explicit DaysButton(std::vector<int> choices, QWidget *parent = nullptr);

    /// What 0 days mean, on the button and in the menu; without it 0 is not offered.
    void setZeroWords(const QString &onButton, const QString &inMenu);
    /// Shows the number, or the nearest one that may be; tells nobody.
    void setDays(int days);
    [[nodiscard]] int days() const { return m_days; }
    void openMenu();

Q_SIGNALS:
    /// A person chose.
    void daysChosen(int days);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] static QString wordsFor(int days);

    std::vector<int> m_choices;
    QString m_zeroOnButton;
    QString m_zeroInMenu;
    int m_days;
};

} // namespace itsm
