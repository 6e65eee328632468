#pragma once

#include "views/incidents/command_runner.h"
#include "views/widgets/time_format.h"

#include <QScrollArea>

class QGridLayout;

namespace itsm {

class InlineField;
class PlainLabel;

/// The facts of an incident, most of them editable where they stand; below them description, resolution and further
/// data.
class OverviewTab : public QScrollArea
{
    Q_OBJECT
public:
    OverviewTab(CommandRunner &runner, const Clock &clock, QWidget *parent = nullptr);

    void setDirectory(const Directory &directory) { m_directory = directory; }
    void setMe(UserId me) { m_me = me; }
    /// The same incident again is a newer version: open editors keep what was typed.
    void setIncident(const Incident &incident);
    void setEditable(bool editable);
    void setTimeZoneMode(TimeZoneMode mode);
    /// Relative times anew.
    void refreshTimes();
    [[nodiscard]] InlineField *field(const QString &key) const { return m_fields.value(key); }
    /// Something is being typed.
    [[nodiscard]] bool isEditing() const;
    /// Of all fields, by their keys; see InlineField.
    [[nodiscard]] QJsonObject drafts() const;
    void setDrafts(const QJsonObject &drafts);

Q_SIGNALS:
    void draftsChanged();
    /// See InlineField.
    void saveFailedUnseen(const QString &number, const itsm::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Fact
    {
        QString key;
        InlineField *field;
    };
    void addFact(const QString &key, InlineField *field);
    InlineField *timeFact(QWidget *page, std::function<OptionalInstant(const Incident &)> time);
    void connectSave(InlineField *field);
    void layoutFacts();
    void showText(PlainLabel *heading, PlainLabel *body, const QString &text);
    void retranslate();

    CommandRunner &m_runner;
    const Clock &m_clock;
    Directory m_directory;
    UserId m_me;
    std::optional<Incident> m_incident;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    QList<Fact> m_facts;
    QHash<QString, InlineField *> m_fields;
    QGridLayout *m_grid = nullptr;
    int m_columns = 0;
    PlainLabel *m_descriptionTitle = nullptr;
    InlineField *m_description = nullptr;
    PlainLabel *m_resolutionTitle = nullptr;
    PlainLabel *m_resolution = nullptr;
    PlainLabel *m_causeTitle = nullptr;
    PlainLabel *m_cause = nullptr;
    PlainLabel *m_metadataTitle = nullptr;
    PlainLabel *m_metadata = nullptr;
};

} // namespace itsm
