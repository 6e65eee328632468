#include "tests/support/result_check.h"

#include <QJsonDocument>

namespace itsm {

QByteArray describe(const Error &error)
{
    QByteArray text = "error " + QByteArray::number(int(error.code)) + ": " + error.message.toUtf8();
    if (!error.field.isEmpty())
        text += " [" + error.field.toUtf8() + ']';
    if (!error.details.isEmpty())
        text += ' ' + QJsonDocument(error.details).toJson(QJsonDocument::Compact);
    return text;
}

} // namespace itsm
