#pragma once

#include "services/domain/result.h"
#include "services/transfer/csv_format.h"

namespace itsm {

/// Refuses an open device that begins as no table in text does: a PDF document, a workbook, an archive, a picture,
/// anything binary. Invalid with the field "file": says what it is and what is wanted instead. Single bytes that are no
/// text are no reason, they are damage and reported where they stand. The device is only looked at; of a pipe that
/// guessFormat() has looked at, as much.
Result<> refuseForeign(QIODevice &device, TextEncoding encoding);

} // namespace itsm
