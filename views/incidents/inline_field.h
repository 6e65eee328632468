#pragma once

#include "services/desk/desk.h"
#include "views/incidents/field_draft.h"
#include "views/widgets/signs.h"

#include <QHash>
#include <QJsonObject>
#include <QVariant>
#include <QWidget>
#include <functional>
#include <memory>

class QPushButton;
class QVBoxLayout;

namespace itsm {

class PlainLabel;
class ValueRow;

/// How one field of an incident is edited: a widget, how it takes the value and what command it makes.
struct InlineEditor
{
    QWidget *widget = nullptr;
    std::function<void(const Incident &)> load;
    /// The command for what stands in the editor; nothing when it is wrong, with the reason in words in `problem`.
    std::function<std::optional<IncidentCommand>(QString &problem)> command;
};

/// A fact of an incident that can be edited where it stands. What a person types is kept until it is saved or given up:
/// new values from the database wait behind the editor and are offered when both sides changed.
class InlineField : public QWidget
{
    Q_OBJECT
public:
    /// The value of the field in an incident, for display and for comparing.
    using ValueText = std::function<QString(const Incident &)>;
    using MakeEditor = std::function<InlineEditor(QWidget *parent)>;

    enum class Look : quint8 { Fact, Title, Body };
    InlineField(Look look, ValueText value, MakeEditor makeEditor, QWidget *parent);
    ~InlineField() override;

    void setLabel(const QString &label);
    /// What stands where there is no value.
    void setEmptyText(const QString &text);
    /// A sign before the value.
    void setMark(std::function<Mark(const Incident &)> mark) { m_mark = std::move(mark); }
    /// Whether it may be edited now.
    void setEditable(bool editable);
    /// The same incident again is a newer version. With another one an open editor is put away with what was typed
    /// and comes back with its incident.
    void setIncident(const Incident &incident);
    /// Texts of values and marks anew, after a change of language, zone or theme.
    void refresh();

    [[nodiscard]] bool isEditing() const { return m_editor != nullptr; }
    /// Something typed waits for another incident to be shown again.
    [[nodiscard]] bool hasDrafts() const { return !m_drafts.isEmpty(); }
    /// All that is typed and not saved, by the incidents' ids, to go on with after another start.
    [[nodiscard]] QJsonObject drafts() const;
    void setDrafts(const QJsonObject &drafts);
    [[nodiscard]] QWidget *editorWidget() const;
    [[nodiscard]] QString shownText() const;

    /// The answer to saveWanted() for an incident.
    void finish(IncidentId incident, const Result<Incident> &result);

public Q_SLOTS:
    void beginEdit();
    void cancelEdit();
    void save();

Q_SIGNALS:
    /// Run the command on the version; answer with finish().
    void saveWanted(const itsm::IncidentCommand &command, qint64 version);
    /// It was not saved, and the person looks at another incident by now; what was typed waits with its own.
    void saveFailedUnseen(const QString &number, const itsm::Error &error);
    void draftsChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showWhole();
    void openEditor(const Incident &base);
    void closeEditor();
    void putAway();
    void send(qint64 version);
    void showProblem(const QString &text);
    void showConflict(const QString &theirs);
    void setHovered(bool hovered);
    void retranslate();

    const Look m_look;
    const ValueText m_value;
    const MakeEditor m_makeEditor;
    std::function<Mark(const Incident &)> m_mark;
    std::unique_ptr<Incident> m_incident; ///< the newest known
    std::unique_ptr<Incident> m_base;     ///< as it was when editing began
    std::unique_ptr<InlineEditor> m_editor;
    QVariant m_untouched; ///< what stood in it when it was opened
    QVariant m_warnedOf;  ///< Esc again throws this away
    bool m_editable = false;
    bool m_saving = false;
    QHash<IncidentId, FieldDraft> m_drafts;
    qint64 m_conflictVersion = 0;
    QString m_emptyText;

    PlainLabel *m_label = nullptr;
    ValueRow *m_row = nullptr;
    QVBoxLayout *m_layout = nullptr;
    QWidget *m_buttons = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
    PlainLabel *m_problem = nullptr;
    QWidget *m_conflictButtons = nullptr;
    QPushButton *m_keepMine = nullptr;
    QPushButton *m_takeTheirs = nullptr;
};

} // namespace itsm
