#include "app/server/tls_files.h"

#include "app/server/exit_code.h"
#include "app/server/server_text.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <memory>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using OpenBio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

OpenBio open(const QByteArray &pem)
{
    return {BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free_all};
}

/// Whether the key is that of the certificate; Qt does not tell.
bool belongTogether(const QSslCertificate &certificate, const QSslKey &key)
{
    const QByteArray certificatePem = certificate.toPem();
    const QByteArray keyPem = key.toPem();
    const OpenBio certificateIn = open(certificatePem);
    const OpenBio keyIn = open(keyPem);
    const std::unique_ptr<X509, decltype(&X509_free)> x509(
        PEM_read_bio_X509(certificateIn.get(), nullptr, nullptr, nullptr), &X509_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> evp(
        PEM_read_bio_PrivateKey(keyIn.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    return x509 && evp && X509_check_private_key(x509.get(), evp.get()) == 1;
}

Result<QSslKey> readKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            configurationError(ServerText::tr("The key \"%1\" cannot be read: %2").arg(path, file.errorString())));
    if (file.permissions().testAnyFlags(QFileDevice::ReadOther | QFileDevice::WriteOther))
        return fail(configurationError(
            ServerText::tr("Others may read or write the key \"%1\"; run: chmod o= \"%1\"").arg(path)));
    const QByteArray text = file.readAll();
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        QSslKey key(text, algorithm, QSsl::Pem);
        if (!key.isNull())
            return key;
    }
    return fail(
        configurationError(ServerText::tr("\"%1\" is no private key (PEM, RSA or EC, without a password).").arg(path)));
}

} // namespace

Result<std::optional<QSslConfiguration>> readTlsFiles(const ServerConfig &config)
{
    if (!config.isEncrypted())
        return std::optional<QSslConfiguration>();
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(config.tlsCertificate, QSsl::Pem);
    if (chain.isEmpty())
        return fail(configurationError(
            ServerText::tr("\"%1\" is no certificate (PEM), or cannot be read.").arg(config.tlsCertificate)));
    ITSM_TRY_ASSIGN(const QSslKey key, readKey(config.tlsKey));
    if (!belongTogether(chain.first(), key))
        return fail(configurationError(ServerText::tr("The key \"%1\" does not belong to the certificate \"%2\".")
                                           .arg(config.tlsKey, config.tlsCertificate)));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients show tokens, not certificates
    return tls;
}

} // namespace itsm
