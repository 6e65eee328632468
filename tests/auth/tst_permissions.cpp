#include "services/auth/permissions.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class PermissionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void rolesOnlyGrow();
    void refusalNamesRoleAndPermission();
    void nobodyMayDoNothing();
    void namesAreDistinct();
};

void PermissionsTest::table_data()
{
    QTest::addColumn<Permission>("permission");
    QTest::addColumn<QString>("from");
    QTest::newRow("read incidents") << Permission::ReadIncidents << u"viewer"_s;
    QTest::newRow("save views") << Permission::SaveViews << u"viewer"_s;
    QTest::newRow("write incidents") << Permission::WriteIncidents << u"agent"_s;
    QTest::newRow("write alerts") << Permission::WriteAlerts << u"agent"_s;
    QTest::newRow("write metrics") << Permission::WriteMetrics << u"agent"_s;
    QTest::newRow("delete incidents") << Permission::DeleteIncidents << u"manager"_s;
    QTest::newRow("write rules") << Permission::WriteRules << u"manager"_s;
    QTest::newRow("write items") << Permission::WriteItems << u"manager"_s;
    QTest::newRow("read audit") << Permission::ReadAudit << u"manager"_s;
    QTest::newRow("write users") << Permission::WriteUsers << u"admin"_s;
    QTest::newRow("write settings") << Permission::WriteSettings << u"admin"_s;
}

void PermissionsTest::table()
{
    QFETCH(Permission, permission);
    QFETCH(QString, from);
    const int least = Token<Role>::fromText(from).rank();
    for (const Role role : allRoles) {
        const bool expected = Token(role).rank() >= least;
        QCOMPARE(hasPermission(role, permission), expected);
        const Actor actor{.tenant = TenantId(1), .user = UserId(1), .name = u"Li"_s, .role = role, .source = u"user"_s};
        QCOMPARE(authorize(actor, permission).has_value(), expected);
    }
    QVERIFY(!hasPermission(Role::Unknown, permission));
}

void PermissionsTest::rolesOnlyGrow()
{
    for (const Permission permission : allPermissions) {
        bool had = false;
        for (const Role role : allRoles) {
            QVERIFY(!had || hasPermission(role, permission));
            had = hasPermission(role, permission);
        }
        QVERIFY(had);
    }
}

void PermissionsTest::refusalNamesRoleAndPermission()
{
    const Actor viewer{
        .tenant = TenantId(1), .user = UserId(1), .name = u"Li"_s, .role = Role::Viewer, .source = u"user"_s};
    const Result<> result = authorize(viewer, Permission::DeleteIncidents);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Error::Code::Forbidden);
    QCOMPARE(result.error().message, u"Your role does not permit you to delete or restore incidents."_s);
    QCOMPARE(result.error().details, (QJsonObject{{u"permission"_s, u"incidents:delete"_s}, {u"role"_s, u"viewer"_s}}));
}

void PermissionsTest::nobodyMayDoNothing()
{
    const Actor nobody{.tenant = {}, .user = UserId(1), .name = {}, .role = Role::Admin, .source = {}};
    for (const Permission permission : allPermissions)
        QCOMPARE(authorize(nobody, permission).error().code, Error::Code::Forbidden);
}

void PermissionsTest::namesAreDistinct()
{
    QStringList names;
    for (const Permission permission : allPermissions) {
        names.append(permissionName(permission));
        QVERIFY(!permissionLabel(permission).isEmpty());
    }
    QCOMPARE(names.removeDuplicates(), 0);
    QVERIFY(!names.contains(QString()));
}

ITSM_TEST(PermissionsTest)
#include "tst_permissions.moc"
