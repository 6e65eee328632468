#pragma once

#include "services/desk/commands.h"

#include <QWidget>

class QButtonGroup;
class QGridLayout;

namespace itsm {

class PlainLabel;

/// Somebody else changed the same incident: both versions of every field in question side by side, and a choice for
/// each.
class ConflictPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ConflictPanel(QWidget *parent = nullptr);

    /// The fields of `patch` whose stored value differs from the wanted one. `details` is that of Error::Conflict.
    void setConflict(const IncidentPatch &patch, const QJsonObject &details);
    /// No field differs: the stored version can simply be written over.
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    /// The version that was stored when the conflict was found.
    [[nodiscard]] qint64 serverVersion() const { return m_serverVersion; }
    /// The patch without the fields for which the stored value was chosen.
    [[nodiscard]] IncidentPatch resolved() const;
    void chooseAll(bool mine);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QString key;
        PlainLabel *name;
        QButtonGroup *choice;
    };
    void retranslate();
    void clear();

    IncidentPatch m_patch;
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
