#pragma once

#include <QJsonObject>
#include <QWidget>

class QPushButton;

namespace itsm {

class JsonEdit;
class PlainLabel;

/// The rule that somebody else stored meanwhile, below the one that is written, and the choice between them.
class RuleConflict : public QWidget
{
    Q_OBJECT
public:
    explicit RuleConflict(QWidget *parent = nullptr);

    /// Marks what is different in `mine`; `message` is a sentence.
    void showTheirs(const QJsonObject &theirs, const QString &mine, const QString &message);
    [[nodiscard]] const QJsonObject &theirs() const { return m_theirs; }
    void retranslate();

Q_SIGNALS:
    void theirsTaken();
    void mineKept();

private:
    QJsonObject m_theirs;
    PlainLabel *m_message;
    JsonEdit *m_text;
    QPushButton *m_takeTheirs;
    QPushButton *m_keepMine;
};

} // namespace itsm
