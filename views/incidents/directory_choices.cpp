#include "views/incidents/directory_choices.h"

#include "views/widgets/plain_text.h"

namespace itsm {

QList<PickBox::Choice> peopleChoices(const Directory &directory, UserId me)
{
    QList<PickBox::Choice> choices;
    for (const User &user : directory.users) {
        if (user.isActive)
            choices.append({user.id.value, visibleControls(user.name),
                            user.login == user.name ? QString() : visibleControls(user.login)});
    }
    std::stable_sort(choices.begin(), choices.end(), [me](const PickBox::Choice &a, const PickBox::Choice &b) {
        if ((a.id == me.value) != (b.id == me.value))
            return a.id == me.value;
        return a.label.localeAwareCompare(b.label) < 0;
    });
    return choices;
}

QList<PickBox::Choice> itemChoices(const Directory &directory)
{
    QList<PickBox::Choice> choices;
    for (const ConfigurationItem &item : directory.items)
        choices.append({item.id.value, visibleControls(item.name), visibleControls(item.type)});
    std::stable_sort(choices.begin(), choices.end(), [](const PickBox::Choice &a, const PickBox::Choice &b) {
        return a.label.localeAwareCompare(b.label) < 0;
    });
    return choices;
}

} // namespace itsm
