#pragma once

#include <QJsonObject>
#include <QWidget>

class QPushButton;

namespace itsm {

class JsonEdit;
class PlainLabel;

/// The rule that somebody else stored meanwhile, below the one that is written, and the choice between them. The lines
/// that differ are marked in both, which scroll together.
class RuleConflict : public QWidget
{
    Q_OBJECT
public:
    /// `mine` is where the rule is written.
    RuleConflict(JsonEdit &mine, QWidget *parent);

    /// `message` is a sentence.
    void showTheirs(const QJsonObject &theirs, const QString &message);
    /// What is written has changed.
    void compare();
    void end();
    [[nodiscard]] const QJsonObject &theirs() const { return m_theirs; }
    void retranslate();

Q_SIGNALS:
    void theirsTaken();
    void mineKept();

private:
    void showWords();

    JsonEdit &m_mine;
    QJsonObject m_theirs;
    QString m_reason;      ///< a sentence
    int m_differences = 0; ///< lines of theirs
    int m_missing = 0;     ///< lines of mine that theirs does not have
    bool m_isFollowing = false;
    PlainLabel *m_message;
    JsonEdit *m_text;
    QPushButton *m_takeTheirs;
    QPushButton *m_keepMine;
};

} // namespace itsm
