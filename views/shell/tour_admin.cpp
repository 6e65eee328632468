#include "views/shell/tour_admin.h"

#include "views/admin/items_page.h"
#include "views/admin/json_edit.h"
#include "views/admin/relations_pane.h"
#include "views/admin/rule_editor.h"
#include "views/admin/rules_page.h"
#include "views/admin/users_page.h"
#include "views/shell/main_window.h"
#include "views/shell/tour_part.h"
#include "views/widgets/record_table.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

class AdminTour : private TourPart
{
public:
    using TourPart::TourPart;

    void addRules()
    {
        addVisit<RulesPage>(u"page.rules"_s);
        m_addPicture(u"rules"_s);
        add(
            [&window = m_window] {
                window.actions().trigger(u"rule.edit"_s);
                JsonEdit *edit = window.page<RulesPage>()->editor()->text();
                edit->setPlainText(edit->toPlainText().replace(u"\"level\""_s, u"\"lvl\""_s));
            },
            [&window = m_window] { return !window.page<RulesPage>()->editor()->text()->mistakes().empty(); });
        m_addPicture(u"rule-mistake"_s);
        add([&window = m_window] { window.page<RulesPage>()->editor()->cancel(); }, [] { return dialog() != nullptr; });
        add([] { qobject_cast<QMessageBox *>(dialog())->button(QMessageBox::Ok)->click(); },
            [&window = m_window] { return !dialog() && !window.page<RulesPage>()->editor()->isEditing(); });
        addConflict();
        addForm("rule.delete", u"delete-rule"_s);
    }

    void addItems()
    {
        addVisit<ItemsPage>(u"page.items"_s);
        // One that has relations in both directions.
        add(
            [&window = m_window] {
                ItemsPage *page = window.page<ItemsPage>();
                for (int row = 0; row < page->model()->rowCount(); ++row) {
                    const ItemRow *item = page->model()->at(row);
                    if (item->incoming == 0 || item->outgoing == 0)
                        continue;
                    page->recordTable()->goToRow(row);
                    return;
                }
            },
            [&window = m_window] { return window.page<ItemsPage>()->relations()->model()->rowCount() > 0; });
        m_addPicture(u"items"_s);
        addForm("item.new", u"new-item"_s);
        addForm("item.edit", u"edit-item"_s);
        addForm("item.relate", u"new-relation"_s);
        addForm("item.delete", u"delete-item"_s);
    }

    void addUsers()
    {
        addVisit<UsersPage>(u"page.users"_s);
        m_addPicture(u"users"_s);
        addForm("user.new", u"new-user"_s);
        addForm("user.edit", u"edit-user"_s);
        addForm("user.switch", u"deactivate-user"_s);
    }

    void leave()
    {
        add([&window = m_window] { window.actions().trigger(u"page.incidents"_s); }, [] { return true; });
    }

private:
    /// Somebody else writes the same rule meanwhile.
    void addConflict()
    {
        const auto editor = [&window = m_window] { return window.page<RulesPage>()->editor(); };
        const auto stored = [&window = m_window]() -> const Rule & {
            return *window.page<RulesPage>()->model()->at(0);
        };
        const auto write = [this, stored](const QString &description) {
            add(
                [&window = m_window, stored, description] {
                    const Rule &rule = stored();
                    window.backend()->updateRule(rule.id,
                                                 {.name = rule.name,
                                                  .description = description,
                                                  .type = rule.type,
                                                  .conditions = rule.conditions,
                                                  .actions = rule.actions,
                                                  .priority = rule.priority.value(),
                                                  .isActive = rule.isActive,
                                                  .metadata = rule.metadata},
                                                 0);
                },
                [stored, description] { return stored().description == description; });
        };
        add(
            [&window = m_window, editor] {
                window.actions().trigger(u"rule.edit"_s);
                JsonEdit *edit = editor()->text();
                edit->setPlainText(edit->toPlainText().replace(u"\"1h\""_s, u"\"30m\""_s));
            },
            [editor] { return editor()->isModified(); });
        write(u"Nobody may wait longer than an hour 不得超过一小时"_s);
        add([editor] { editor()->save(); },
            [editor] { return editor()->findChild<QPushButton *>(u"takeTheirs"_s)->isVisible(); });
        m_addPicture(u"rule-conflict"_s);
        add(
            [editor] {
                editor()->findChild<QPushButton *>(u"takeTheirs"_s)->click();
                editor()->cancel();
            },
            [editor] { return !editor()->isEditing(); });
        write(u"Critical and still not resolved one hour after detection"_s);
    }

    template <typename T>
    void addVisit(const QString &action)
    {
        add([&window = m_window, action] { window.actions().trigger(action); },
            [&window = m_window] {
                T *page = window.page<T>();
                return page->isVisible() && page->feed()->state() == ListFeed::State::Ready &&
                       page->model()->rowCount() > 0;
            });
        add([&window = m_window] { window.page<T>()->focusList(); },
            [&window = m_window] { return window.page<T>()->recordTable()->currentIndex().isValid(); });
    }
    void addForm(const char *action, const QString &picture)
    {
        add([&window = m_window, action] { window.actions().trigger(QString::fromLatin1(action)); },
            [] { return dialog() != nullptr; });
        m_addPicture(picture);
        add([] { dialog()->reject(); }, [] { return !dialog(); });
    }
};

} // namespace

void addAdminSteps(Script &script, MainWindow &window, const std::function<void(const QString &name)> &addPicture)
{
    AdminTour tour(script, window, addPicture);
    tour.addRules();
    tour.addItems();
    tour.addUsers();
    tour.leave();
}

} // namespace itsm
