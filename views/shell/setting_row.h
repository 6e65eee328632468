#pragma once

#include <QWidget>

namespace itsm {

class PlainLabel;

/// One setting: its name and what it does at the left, its control at the right.
class SettingRow : public QWidget
{
    Q_OBJECT
public:
    /// Takes the control over.
    explicit SettingRow(QWidget *control, QWidget *parent = nullptr);

    /// `otherNames` are words by which somebody may look for it who calls it otherwise.
    void setTexts(const QString &name, const QString &hint, const QString &otherNames = {});
    /// Whether all words of `typed` are in its texts, whatever their case.
    [[nodiscard]] bool matches(const QString &typed) const;
    /// The same of any texts.
    [[nodiscard]] static bool hasWords(const QString &texts, const QString &typed);

private:
    QWidget *m_control;
    PlainLabel *m_name;
    PlainLabel *m_hint;
    QString m_otherNames;
};

} // namespace itsm
