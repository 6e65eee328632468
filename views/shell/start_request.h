#pragma once

#include "services/domain/result.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <optional>

namespace itsm {

/// What somebody who starts the console wants to see. It may come from another process or a web page: parse() and
/// incidentFromLink() let nothing else through.
struct StartRequest
{
    QString incident = {};        ///< number; empty: none
    QString filter = {};          ///< of the filter language; empty: leave it
    QString activationToken = {}; ///< of the desktop, with which the window may come to the front

    friend bool operator==(const StartRequest &, const StartRequest &) = default;

    /// One line of JSON.
    [[nodiscard]] QByteArray toLine() const;
    static Result<StartRequest> parse(const QByteArray &line);

    static constexpr qsizetype maxLine = 16 * 1024;
};

/// The number in "itsm://INC-000123", "itsm:INC-000123" or "INC-000123", in capitals; nothing if the text is something
/// else.
[[nodiscard]] std::optional<QString> incidentFromLink(const QString &text);

} // namespace itsm
