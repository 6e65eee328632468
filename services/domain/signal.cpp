#include "services/domain/signal.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace itsm {

QString fingerprintOf(const QJsonObject &labels)
{
    // QJsonObject keeps its keys sorted, so that equal labels give equal text.
    const QByteArray text = QJsonDocument(labels).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(32));
}

} // namespace itsm
