#include "services/desk/audit.h"
#include "services/desk/command_execution.h"
#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/desk/validation.h"
#include "services/domain/json.h"
#include "services/storage/lookups.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr int maxFilterLength = 2'000;

Result<SavedView> validatedView(SavedView view, const Actor &actor)
{
    view.tenantId = actor.tenant;
    view.ownerId = actor.user;
    ITSM_TRY_ASSIGN(view.name, checkedLine(view.name, u"name"_s, maxNameLength, Presence::Required));
    ITSM_TRY_ASSIGN(view.filter, checkedLine(view.filter, u"filter"_s, maxFilterLength));
    if (const auto filter = parseFilter(view.filter); !filter)
        return fail(Error::Code::Invalid, filter.error().message, u"filter"_s,
                    {{u"position"_s, filter.error().position}, {u"length"_s, filter.error().length}});
    ITSM_TRY(checkJson(view.settings, u"settings"_s));
    return view;
}

AuditObject objectOf(const SavedView &view)
{
    return {.type = "view", .id = view.id.value, .name = view.name};
}

Error noSuchView(ViewId id)
{
    return {Error::Code::NotFound,
            QCoreApplication::translate("Desk", "You have no saved view of this number."),
            {},
            {{u"id"_s, id.value}}};
}

} // namespace

Result<SavedView> ServiceDesk::saveView(Connection &c, const Actor &actor, const SavedView &view) const
{
    // Everybody keeps views for himself; a shared one appears on the screens of all.
    ITSM_TRY(authorize(actor, view.isShared ? Permission::WriteIncidents : Permission::SaveViews));
    ITSM_TRY_ASSIGN(const SavedView checked, validatedView(view, actor));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<SavedView> {
        SavedView saved = checked;
        ITSM_TRY_ASSIGN(const std::vector<SavedView> existing, selectViews(c, actor.tenant, actor.user));
        const auto twin = std::ranges::find_if(existing, [&](const SavedView &other) {
            return other.ownerId == saved.ownerId && other.name == saved.name && other.id != saved.id;
        });
        if (twin != existing.end())
            return fail(Error::Code::Invalid,
                        QCoreApplication::translate("Desk", "You have a view of this name already."), u"name"_s);
        if (!saved.id.isValid()) {
            ITSM_TRY_ASSIGN(saved.id, insertView(c, saved));
        } else {
            ITSM_TRY_ASSIGN(const bool isWritten, updateView(c, saved));
            if (!isWritten)
                return fail(noSuchView(saved.id));
        }
        ITSM_TRY(audit(c, actor, m_clock.now(), auditaction::viewSaved, objectOf(saved), toJson(saved)));
        return saved;
    });
}

Result<> ServiceDesk::deleteView(Connection &c, const Actor &actor, ViewId id) const
{
    ITSM_TRY(authorize(actor, Permission::SaveViews));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<> {
        ITSM_TRY_ASSIGN(const std::vector<SavedView> existing, selectViews(c, actor.tenant, actor.user));
        // Shared views of others may be tidied up by those who keep the settings.
        const auto view = std::ranges::find_if(existing, [&](const SavedView &one) {
            return one.id == id && (one.ownerId == actor.user || hasPermission(actor.role, Permission::WriteSettings));
        });
        if (view == existing.end())
            return fail(noSuchView(id));
        ITSM_TRY_ASSIGN(const bool isDeleted, itsm::deleteView(c, actor.tenant, id));
        if (!isDeleted)
            return fail(noSuchView(id));
        return audit(c, actor, m_clock.now(), auditaction::viewDeleted, objectOf(*view));
    });
}

Result<> ServiceDesk::setPriorityMatrix(Connection &c, const Actor &actor, const PriorityMatrix &matrix) const
{
    ITSM_TRY(authorize(actor, Permission::WriteSettings));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<> {
        ITSM_TRY(upsertSetting(c, actor.tenant, u"priority_matrix"_s, matrix.toJson()));
        return audit(c, actor, m_clock.now(), auditaction::settingChanged,
                     {.type = "setting", .id = 0, .name = u"priority_matrix"_s}, matrix.toJson());
    });
}

Result<PriorityMatrix> ServiceDesk::priorityMatrix(Connection &c, const Actor &actor) const
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    return inTransaction(c, actor, Connection::Access::Read,
                         [&]() -> Result<PriorityMatrix> { return readPriorityMatrix(c, actor.tenant); });
}

Result<std::vector<SavedView>> ServiceDesk::views(Connection &c, const Actor &actor) const
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    return inTransaction(c, actor, Connection::Access::Read,
                         [&]() -> Result<std::vector<SavedView>> { return selectViews(c, actor.tenant, actor.user); });
}

} // namespace itsm
