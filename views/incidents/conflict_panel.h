#pragma once

#include "services/desk/commands.h"

#include <QWidget>

class QButtonGroup;
class QGridLayout;

namespace itsm {

class PlainLabel;

/// Somebody else changed the same incident: both versions of every field that both changed side by side, and a choice
/// for each. What is typed while it is shown is taken up by setMine().
class ConflictPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ConflictPanel(QWidget *parent = nullptr);

    /// `before` is the incident as it was when editing began, `details` is that of Error::Conflict. Choices that were
    /// made between the same values stay.
    void setConflict(const QJsonObject &before, const QJsonObject &details);
    /// The fields that are to be written, and the incident as it stands in the form. A field that was changed since its
    /// choice was made is to be kept.
    void setMine(const IncidentPatch &patch, const QJsonObject &mine);
    /// Both changed no field differently: ours can simply be written over the stored version.
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    /// Gives the keyboard to the first choice.
    void focusChoice();
    /// The version that was stored when the conflict was found.
    [[nodiscard]] qint64 serverVersion() const { return m_serverVersion; }
    /// The patch without the fields for which the stored value was chosen.
    [[nodiscard]] IncidentPatch resolved(IncidentPatch patch) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QString key;
        QJsonValue mine;
        QJsonValue theirs;
        PlainLabel *name = nullptr;
        QButtonGroup *choice = nullptr;
    };
    void retranslate();
    void clear();
    void addRow(const QString &key, const QJsonObject &mine, bool isTaken);
    void showMine(Row &row, const QJsonObject &mine);

    QJsonObject m_before;
    QJsonObject m_theirs;
    qint64 m_serverVersion = 0;
    QList<Row> m_rows;
    QGridLayout *m_grid = nullptr;
    PlainLabel *m_headline = nullptr;
    PlainLabel *m_mineTitle = nullptr;
    PlainLabel *m_theirsTitle = nullptr;
};

/// Keys of the fields that a patch sets, as the JSON of incidents names them.
[[nodiscard]] QStringList patchKeys(const IncidentPatch &patch);
void clearPatchField(IncidentPatch &patch, const QString &key);

} // namespace itsm
