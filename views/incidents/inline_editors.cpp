#include "views/incidents/inline_editors.h"

#include "services/desk/validation.h"
#include "views/incidents/directory_choices.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int textLines = 8;
} // namespace

InlineField::MakeEditor lineEditor(std::optional<QString> IncidentPatch::*field, QString Incident::*value,
                                   int maxLength, const QString &missing)
{
    return [=](QWidget *parent) {
        auto *line = new QLineEdit(parent);
        line->setMaxLength(maxLength);
        InlineEditor editor;
        editor.widget = line;
        editor.load = [line, value](const Incident &incident) { line->setText(incident.*value); };
        editor.command = [line, field, missing](QString &problem) -> std::optional<IncidentCommand> {
            IncidentPatch patch;
            patch.*field = line->text().trimmed();
            if (line->text().trimmed().isEmpty()) {
                problem = missing;
                return {};
            }
            return Update{patch};
        };
        return editor;
    };
}

InlineField::MakeEditor textEditor(std::optional<QString> IncidentPatch::*field, QString Incident::*value)
{
    return [=](QWidget *parent) {
        auto *text = new QPlainTextEdit(parent);
        text->setTabChangesFocus(true);
        text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        text->setMinimumHeight(text->fontMetrics().lineSpacing() * textLines + theme().space(4));
        InlineEditor editor;
        editor.widget = text;
        editor.load = [text, value](const Incident &incident) { text->setPlainText(incident.*value); };
        editor.command = [text, field](QString &problem) -> std::optional<IncidentCommand> {
            IncidentPatch patch;
            patch.*field = text->toPlainText();
            if (text->toPlainText().size() > maxTextLength) {
                problem = QCoreApplication::translate("InlineEditors", "At most %L1 characters are possible.")
                              .arg(maxTextLength);
                return {};
            }
            return Update{patch};
        };
        return editor;
    };
}

InlineField::MakeEditor proposalEditor(std::optional<QString> IncidentPatch::*field,
                                       std::function<QString(const Incident &)> value, int maxLength,
                                       std::function<QStringList()> proposals)
{
    return [field, value = std::move(value), maxLength, proposals = std::move(proposals)](QWidget *parent) {
        auto *box = new PickBox(PickBox::Mode::Free, parent);
        box->lineEdit()->setMaxLength(maxLength);
        box->setProposals(proposals());
        InlineEditor editor;
        editor.widget = box;
        editor.load = [box, value](const Incident &incident) { box->setText(value(incident)); };
        editor.command = [box, field](QString &) -> std::optional<IncidentCommand> {
            IncidentPatch patch;
            patch.*field = box->text();
            return Update{patch};
        };
        return editor;
    };
}

InlineField::MakeEditor assigneeEditor(std::function<const Directory &()> directory, UserId me)
{
    return [directory = std::move(directory), me](QWidget *parent) {
        auto *box = new PickBox(PickBox::Mode::Listed, parent);
        box->setChoices(peopleChoices(directory(), me), QCoreApplication::translate("InlineEditors", "Nobody"));
        InlineEditor editor;
        editor.widget = box;
        editor.load = [box](const Incident &incident) {
            box->setPickedId(incident.assigneeId.value, incident.assigneeName);
        };
        editor.command = [box](QString &problem) -> std::optional<IncidentCommand> {
            const std::optional<qint64> id = box->pickedId();
            if (!id) {
                problem = QCoreApplication::translate("InlineEditors",
                                                      "There is nobody of this name. Choose a person from the list.");
                return {};
            }
            return Assign{.assigneeId = UserId(*id), .reason = {}};
        };
        return editor;
    };
}

InlineField::MakeEditor itemEditor(std::function<const Directory &()> directory)
{
    return [directory = std::move(directory)](QWidget *parent) {
        auto *box = new PickBox(PickBox::Mode::Listed, parent);
        box->setChoices(itemChoices(directory()), QCoreApplication::translate("InlineEditors", "None"));
        InlineEditor editor;
        editor.widget = box;
        editor.load = [box](const Incident &incident) { box->setPickedId(incident.ciId.value, incident.ciName); };
        editor.command = [box](QString &problem) -> std::optional<IncidentCommand> {
            const std::optional<qint64> id = box->pickedId();
            if (!id) {
                problem =
                    QCoreApplication::translate("InlineEditors", "There is no such item. Choose one from the list.");
                return {};
            }
            IncidentPatch patch;
            patch.ciId = CiId(*id);
            return Update{patch};
        };
        return editor;
    };
}

} // namespace itsm
