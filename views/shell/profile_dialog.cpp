#include "views/shell/profile_dialog.h"

#include "models/answer.h"
#include "views/shell/connection_test.h"
#include "views/shell/profile_store.h"
#include "views/widgets/form_field.h"
#include "views/widgets/icons.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSslCertificate>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

struct ProfileDialogText
{
    Q_DECLARE_TR_FUNCTIONS(itsm::ProfileDialog)
};

/// Why it is no address of a database; empty while it may become one.
QString addressProblem(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.contains("://"_L1)) {
        const Result<PostgresLogin> login = parsePostgresAddress(text);
        return login ? QString() : login.error().message;
    }
    if (QStringView(u"postgresql://").startsWith(text, Qt::CaseInsensitive) ||
        QStringView(u"postgres://").startsWith(text, Qt::CaseInsensitive))
        return {};
    if (text.contains(u'/') || text.startsWith("sqlite:"_L1, Qt::CaseInsensitive))
        return ProfileDialogText::tr("This is a file. Choose “A file of this computer (SQLite)” above to open it.");
    return ProfileDialogText::tr("An address begins with postgresql://. A host alone goes into its own field below.");
}

QString labelOf(TlsMode mode)
{
    switch (mode) {
    case TlsMode::VerifyFull:
        return ProfileDialogText::tr("Encrypted, server proven (verify-full)");
    case TlsMode::VerifyCa:
        return ProfileDialogText::tr("Encrypted, authority proven (verify-ca)");
    case TlsMode::Require:
        return ProfileDialogText::tr("Encrypted, server not proven (require)");
    case TlsMode::Disable:
        return ProfileDialogText::tr("Not encrypted (disable)");
    }
    return {};
}

} // namespace

ProfileDialog::ProfileDialog(ProfileStore &profiles, SecretStore &secrets, const Profile &profile, QWidget *parent)
    : FormDialog(parent)
    , m_profiles(profiles)
    , m_secrets(secrets)
    , m_profile(profile)
    , m_name(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_file(new QLineEdit(this))
    , m_address(new QLineEdit(this))
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_database(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_tenant(new QLineEdit(this))
    , m_tls(new QComboBox(this))
    , m_authority(new QLineEdit(this))
    , m_serverAddress(new QLineEdit(this))
    , m_serverUser(new QLineEdit(this))
    , m_serverTenant(new QLineEdit(this))
    , m_serverAuthority(new QLineEdit(this))
    , m_test(new ConnectionTest(this))
{
    setObjectName(u"profileDialog"_s);
    setMinimumWidth(theme().px(680));
    m_name->setMaxLength(Profile::maxName);
    for (const Profile::Kind each : {Profile::Kind::Local, Profile::Kind::PostgreSql, Profile::Kind::Server})
        m_kind->addItem({}, static_cast<int>(each));
    QGridLayout *first = makeFieldGrid();
    addField({u"name"_s}, m_name, first, 0, 0);
    addField({u"kind"_s}, m_kind, first, 0, 1);
    addLayout(first);
    addWidget(m_local = buildLocal());
    addWidget(m_databaseServer = buildDatabase());
    addWidget(m_server = buildServer());
    addWidget(m_test);
    setTabOrder(m_database, m_tenant); // as they stand

    retranslate();
    load();
    showKind();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProfileDialog::showKind);
    connect(m_address, &QLineEdit::textChanged, this, &ProfileDialog::takeAddressApart);
    const auto follow = [this] {
        m_test->clear();
        showHints();
    };
    for (QLineEdit *edit :
         {m_host, m_database, m_user, m_password, m_tenant, m_authority, m_serverAddress, m_serverAuthority})
        connect(edit, &QLineEdit::textChanged, this, follow);
    connect(m_port, &QSpinBox::valueChanged, this, follow);
    connect(m_tls, &QComboBox::currentIndexChanged, this, follow);
    connect(m_test, &ConnectionTest::wanted, this, &ProfileDialog::runTest);
    connect(m_test, &ConnectionTest::failed, this, &ProfileDialog::showError);
    connect(m_test, &ConnectionTest::succeeded, this, &ProfileDialog::clearErrors);
    connect(this, &FormDialog::submitted, this, &ProfileDialog::save);

    whenAnswered(this, m_secrets.place(), [this](Result<SecretPlace> where) {
        if (where)
            m_place = *where;
        showHints();
    });
    whenAnswered(this, m_secrets.read(m_profile.secretKey()), [this](Result<Secret> kept) {
        if (kept)
            m_kept = *kept;
        showHints();
    });
}

QWidget *ProfileDialog::buildLocal()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    QAction *choose = m_file->addAction(icon("database"_L1, ColorRole::Muted), QLineEdit::TrailingPosition);
    choose->setObjectName(u"chooseFile"_s);
    connect(choose, &QAction::triggered, this, [this] { chooseFile(m_file, true); });
    addField({u"file"_s}, m_file, column);
    return page;
}

QWidget *ProfileDialog::buildDatabase()
{
    auto *page = new QWidget(this);
    m_address->setPlaceholderText(u"postgresql://"_s);
    m_port->setRange(1, 65'535);
    m_port->setGroupSeparatorShown(false);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setObjectName(u"password"_s);
    for (const TlsMode mode : tlsModes)
        m_tls->addItem({}, static_cast<int>(mode));
    QAction *choose = m_authority->addAction(icon("file"_L1, ColorRole::Muted), QLineEdit::TrailingPosition);
    choose->setObjectName(u"chooseAuthority"_s);
    connect(choose, &QAction::triggered, this, [this] { chooseFile(m_authority, false); });
    QGridLayout *grid = makeFieldGrid(page);
    addField({u"address"_s}, m_address, grid, 0, 0, 2);
    addField({u"host"_s}, m_host, grid, 1, 0);
    addField({u"port"_s}, m_port, grid, 1, 1);
    addField({u"database"_s}, m_database, grid, 2, 0);
    addField({u"tenant"_s}, m_tenant, grid, 2, 1);
    addField({u"user"_s}, m_user, grid, 3, 0);
    addField({u"password"_s}, m_password, grid, 3, 1);
    addField({u"tls"_s}, m_tls, grid, 4, 0);
    addField({u"authority"_s}, m_authority, grid, 4, 1);
    return page;
}

void ProfileDialog::load()
{
    m_name->setText(m_profile.name);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_profile.kind)));
    m_file->setText(m_profile.file);
    const PostgresAddress &address = m_profile.address;
    m_host->setText(address.host);
    m_port->setValue(address.port);
    m_database->setText(address.database);
    m_user->setText(address.user);
    m_tls->setCurrentIndex(m_tls->findData(static_cast<int>(address.tls)));
    m_authority->setText(address.rootCertificate);
    m_tenant->setText(m_profile.tenant);
    loadServer();
}

Profile::Kind ProfileDialog::kind() const
{
    return static_cast<Profile::Kind>(m_kind->currentData().toInt());
}

void ProfileDialog::showKind()
{
    m_local->setVisible(kind() == Profile::Kind::Local);
    m_databaseServer->setVisible(kind() == Profile::Kind::PostgreSql);
    m_server->setVisible(kind() == Profile::Kind::Server);
    m_test->setVisible(kind() != Profile::Kind::Local);
    m_test->clear();
    fitToContent();
}

void ProfileDialog::takeAddressApart(const QString &text)
{
    FormField *address = field(u"address"_s);
    address->setError(addressProblem(text));
    const Result<PostgresLogin> login = parsePostgresAddress(text);
    if (!text.contains("://"_L1) || !login)
        return;
    m_profile.address.options = login->address.options;
    m_host->setText(login->address.host);
    m_port->setValue(login->address.port);
    m_database->setText(login->address.database);
    m_user->setText(login->address.user);
    m_tls->setCurrentIndex(m_tls->findData(static_cast<int>(login->address.tls)));
    m_authority->setText(login->address.rootCertificate);
    if (!login->password.isEmpty())
        m_password->setText(login->password.reveal());
    showHints();
}

void ProfileDialog::chooseFile(QLineEdit *into, bool mayBeNew)
{
    auto *files = new QFileDialog(this, tr("Choose a file"), into->text());
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(mayBeNew ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    files->setFileMode(mayBeNew ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    files->setOption(QFileDialog::DontConfirmOverwrite);
    connect(files, &QFileDialog::fileSelected, into, &QLineEdit::setText);
    files->open();
}

Profile ProfileDialog::typed() const
{
    Profile profile = m_profile;
    profile.name = m_name->text().simplified();
    profile.kind = kind();
    if (profile.kind != Profile::Kind::Server)
        profile.server = profile.user = profile.authority = QString();
    if (profile.kind == Profile::Kind::Local) {
        profile.file = m_file->text().trimmed();
        profile.address = {};
        profile.tenant.clear();
        return profile;
    }
    profile.file.clear();
    if (profile.kind == Profile::Kind::Server) {
        profile.address = {};
        typeServer(profile);
        return profile;
    }
    profile.address.host = m_host->text().trimmed();
    profile.address.port = m_port->value();
    profile.address.database = m_database->text().trimmed();
    profile.address.user = m_user->text().trimmed();
    profile.address.tls = static_cast<TlsMode>(m_tls->currentData().toInt());
    profile.address.rootCertificate = m_authority->text().trimmed();
    profile.tenant = m_tenant->text().trimmed();
    return profile;
}

bool ProfileDialog::validate()
{
    const Profile profile = typed();
    bool isGood = true;
    const auto refuse = [&](const QString &name, const QString &why) {
        setFieldError(name, why);
        isGood = false;
    };
    const auto other = m_profiles.byName(profile.name);
    if (profile.name.isEmpty())
        refuse(u"name"_s, tr("Give it a name by which you know it."));
    else if (other && other->id != profile.id)
        refuse(u"name"_s, tr("Another profile has this name."));
    if (profile.kind == Profile::Kind::Local) {
        if (!QDir::isAbsolutePath(profile.file))
            refuse(u"file"_s, tr("Name the file with its whole path, beginning with /."));
    } else if (profile.kind == Profile::Kind::Server) {
        if (const auto address = profile.serverAddress(); !address)
            refuse(u"server"_s, address.error().message);
        if (!profile.authority.isEmpty() && QSslCertificate::fromPath(profile.authority, QSsl::Pem).isEmpty())
            refuse(u"serverAuthority"_s, tr("There is no certificate in this file."));
    } else if (const auto url = profile.url(); !url) {
        refuse(u"host"_s, url.error().message);
    } else if (profile.address.database.isEmpty()) {
        refuse(u"database"_s, tr("Name the database on the server."));
    }
    // What stands there and was not taken apart would be lost without a word.
    if (profile.kind == Profile::Kind::PostgreSql && !m_address->text().trimmed().isEmpty()) {
        if (const QString problem = addressProblem(m_address->text()); !problem.isEmpty())
            refuse(u"address"_s, problem);
        else if (!m_address->text().contains("://"_L1))
            refuse(u"address"_s, tr("The address is not complete."));
    }
    return isGood;
}

Secret ProfileDialog::keptFor(const Profile &profile) const
{
    return profile.secretKey() == m_profile.secretKey() ? m_kept : Secret();
}

void ProfileDialog::runTest()
{
    clearErrors();
    const Profile profile = typed();
    if (profile.kind == Profile::Kind::Server) {
        if (const auto address = profile.serverAddress())
            m_test->start(*address);
        else
            setFieldError(u"server"_s, address.error().message);
        return;
    }
    const auto url = profile.url(m_password->text().isEmpty() ? keptFor(profile) : Secret(m_password->text()));
    if (!url)
        showError(url.error());
    else
        m_test->start(*url, profile.tenant);
}

void ProfileDialog::save()
{
    const Profile profile = typed();
    m_profiles.save(profile);
    if (profile.secretKey() != m_profile.secretKey())
        m_secrets.remove(m_profile.secretKey());
    if (profile.kind == Profile::Kind::PostgreSql && !m_password->text().isEmpty())
        m_secrets.write(profile.secretKey(), Secret(m_password->text()));
    accept();
    Q_EMIT saved(profile.id);
}

QString ProfileDialog::hintOf(TlsMode mode) const
{
    switch (mode) {
    case TlsMode::VerifyFull:
        return tr("The server proves that it is this host. Choose this unless you know why not.");
    case TlsMode::VerifyCa:
        return tr("The authority vouches for the server, but it may be another host of the same owner.");
    case TlsMode::Require:
        return tr("Nobody can listen, but anybody can pretend to be the server.");
    case TlsMode::Disable:
        return tr("Everybody on the way can read and change everything, the password included.");
    }
    return {};
}

void ProfileDialog::showHints()
{
    field(u"tls"_s)->setHint(hintOf(static_cast<TlsMode>(m_tls->currentData().toInt())));
    QString password;
    if (m_place == SecretPlace::Keychain)
        password = tr("Kept in the keychain of your desktop.");
    else if (m_place)
        password = tr("There is no keychain: it is kept in memory and asked for at the next start.");
    field(u"password"_s)->setHint(password);
    m_password->setPlaceholderText(keptFor(typed()).isEmpty() ? QString() : tr("(unchanged)"));
    QStringList options;
    for (auto it = m_profile.address.options.cbegin(); it != m_profile.address.options.cend(); ++it)
        options.append(it.key() + u'=' + it.value());
    field(u"address"_s)
        ->setHint(options.isEmpty() ? tr("Paste one here to fill in the fields below.")
                                    : tr("Further options: %1").arg(options.join(u' ')));
}

void ProfileDialog::retranslate()
{
    setWindowTitle(m_profiles.find(m_profile.id) ? tr("Edit the profile") : tr("New profile"));
    primaryButton()->setText(tr("Save"));
    m_kind->setItemText(0, tr("A file of this computer (SQLite)"));
    m_kind->setItemText(1, tr("A database server (PostgreSQL)"));
    m_kind->setItemText(2, tr("An ITSM server (REST)"));
    retranslateServer();
    for (int i = 0; i < m_tls->count(); ++i)
        m_tls->setItemText(i, labelOf(static_cast<TlsMode>(m_tls->itemData(i).toInt())));
    field(u"name"_s)->setLabel(tr("Name"));
    field(u"name"_s)->setRequired(true);
    field(u"kind"_s)->setLabel(tr("Where the data are"));
    field(u"file"_s)->setLabel(tr("File"));
    field(u"file"_s)->setRequired(true);
    field(u"file"_s)->setHint(tr("A file that does not exist yet is made when the profile is opened."));
    field(u"address"_s)->setLabel(tr("Address"));
    field(u"host"_s)->setLabel(tr("Host"));
    field(u"host"_s)->setHint(tr("Empty: the server of this computer."));
    field(u"port"_s)->setLabel(tr("Port"));
    field(u"database"_s)->setLabel(tr("Database"));
    field(u"database"_s)->setRequired(true);
    field(u"user"_s)->setLabel(tr("User"));
    field(u"user"_s)->setHint(tr("Empty: your name on this computer."));
    field(u"password"_s)->setLabel(tr("Password"));
    field(u"tenant"_s)->setLabel(tr("Tenant"));
    field(u"tenant"_s)->setHint(tr("Its code. Empty: the first one."));
    field(u"tls"_s)->setLabel(tr("Encryption"));
    field(u"authority"_s)->setLabel(tr("Certificate authority"));
    field(u"authority"_s)->setHint(tr("A PEM file. Empty: ~/.postgresql/root.crt"));
    for (const QString &name : {u"chooseFile"_s, u"chooseAuthority"_s})
        findChild<QAction *>(name)->setText(tr("Choose a file"));
    showHints();
}

} // namespace itsm
