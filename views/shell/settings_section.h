#pragma once

#include <QIcon>
#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace itsm {

class SettingRow;

/// One part of the settings: rows below each other, or something larger that fills it.
class SettingsSection : public QWidget
{
    Q_OBJECT
public:
    /// `iconName` of the icon set.
    explicit SettingsSection(const char *iconName, QWidget *parent = nullptr);

    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] QIcon sectionIcon() const { return m_icon; }
    /// Shows what answers to the words; false: nothing does. Nothing typed shows all.
    virtual bool search(const QString &typed);

protected:
    /// Whether its title or its words have all that was typed.
    [[nodiscard]] bool isNamed(const QString &typed) const;
    SettingRow *addRow(QWidget *control);
    /// Something that is no row, with the words by which it is found.
    void addWhole(QWidget *widget, int stretch = 1);
    virtual void retranslate() = 0;
    /// Words by which the section is found beside those of its rows.
    [[nodiscard]] virtual QString words() const { return {}; }

    void changeEvent(QEvent *event) override;

private:
    QIcon m_icon;
    QVBoxLayout *m_column;
    std::vector<SettingRow *> m_rows;
    bool m_isWhole = false;
};

} // namespace itsm
