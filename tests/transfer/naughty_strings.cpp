#include "tests/transfer/naughty_strings.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

QJsonArray naughtyStrings()
{
    const QString data =
        qEnvironmentVariable("ITSM_DATA_DIR", qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/../shared/data"_s);
    QFile file(data + u"/corpora/blns.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

} // namespace itsm
