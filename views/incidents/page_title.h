#pragma once

#include "views/widgets/plain_label.h"

namespace itsm {

/// The heading of a page: whole, or not at all where the filter needs the room.
class PageTitle final : public PlainLabel
{
public:
    using PlainLabel::PlainLabel;

    [[nodiscard]] QSize minimumSizeHint() const override { return {0, PlainLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (width() >= sizeHint().width())
            PlainLabel::paintEvent(event);
    }
};

} // namespace itsm
