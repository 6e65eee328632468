#include "views/export/pdf_writer.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFont>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>
#include <numeric>
#include <optional>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double pointsPerInch = 72;
constexpr int resolution = 600;
constexpr double margin = 12;     ///< mm
constexpr double smallest = 0.04; ///< of the width: a narrower column would have a letter on a line

double points(double count)
{
    return count * resolution / pointsPerInch;
}

QFont fontOf(double size, bool isBold = false)
{
    QFont font = QGuiApplication::font();
    // Noto's Chinese glyphs are copied and searched as radicals: Qt maps a glyph back to the first of its characters.
    // And the digits that it has for European languages, like ligatures, stand for no character at all.
    QStringList families = font.families();
    families.removeIf([](const QString &family) { return family.contains("CJK"_L1); });
    font.setFamilies(families << u"Noto Sans"_s << u"WenQuanYi Zen Hei"_s);
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setPointSizeF(size);
    font.setBold(isBold);
    return font;
}

class PdfWriter final : public RowWriter<QStringList>
{
public:
    explicit PdfWriter(PdfTable table)
        : m_table(std::move(table))
    {
    }

    void begin(QByteArray &) override
    {
        m_painter.reset();
        m_buffer.emplace();
        m_buffer->open(QIODevice::WriteOnly);
        m_pdf.emplace(&*m_buffer);
        m_pdf->setResolution(resolution);
        m_pdf->setPageSize(QPageSize(QPageSize::A4));
        m_pdf->setPageOrientation(QPageLayout::Landscape);
        m_pdf->setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter);
        m_pdf->setTitle(m_table.title);
        m_pdf->setCreator(QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion());
        m_painter.emplace(&*m_pdf);
        arrange();
        m_y = 0;
        m_y += print(m_table.title, fontOf(14, true)) + points(3);
        if (!m_table.note.isEmpty())
            m_y += print(m_table.note, fontOf(8)) + points(3);
        m_y += points(4);
        printHeading();
    }

    void add(QByteArray &, const QStringList &row) override
    {
        printRow(row, fontOf(7.5));
        m_painter->setPen(QPen(QColor(0xd0, 0xd0, 0xd0), points(0.4)));
        m_painter->drawLine(QPointF(0, m_y), QPointF(m_pdf->width(), m_y));
    }

    void end(QByteArray &out) override
    {
        finishPage();
        m_painter->end();
        m_painter.reset();
        m_pdf.reset();
        out += m_buffer->data();
        m_buffer.reset();
    }

private:
    void arrange()
    {
        const double sum = std::accumulate(m_table.widths.begin(), m_table.widths.end(), 0.0);
        const auto count = static_cast<size_t>(m_table.header.size());
        std::vector<double> shares(count, 1.0 / static_cast<double>(std::max<size_t>(count, 1)));
        for (size_t i = 0; i < count && i < m_table.widths.size() && sum > 0; ++i)
            shares[i] = std::max(smallest, m_table.widths[i] / sum);
        const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
        m_columns.clear();
        double x = 0;
        for (const double share : shares) {
            const double width = m_pdf->width() * share / all;
            m_columns.emplace_back(x, width - points(4));
            x += width;
        }
    }
    [[nodiscard]] double bottom() const { return m_pdf->height() - points(16); }

    /// Lines between words, and within those that are longer than a line.
    static double layOut(QTextLayout &layout, double width)
    {
        QTextOption option(Qt::AlignLeft);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        double height = 0;
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition({0, height});
            height += line.height();
        }
        layout.endLayout();
        return height;
    }
    /// A paragraph over the whole width; its height.
    double print(const QString &text, const QFont &font)
    {
        QTextLayout layout(text, font, &*m_pdf);
        const double height = layOut(layout, m_pdf->width());
        layout.draw(&*m_painter, {0, m_y});
        return height;
    }
    /// Prints a row, on a new page where this one is full.
    void printRow(const QStringList &cells, const QFont &font)
    {
        std::vector<std::unique_ptr<QTextLayout>> layouts;
        double height = 0;
        for (size_t i = 0; i < m_columns.size(); ++i) {
            QString text = cells.value(static_cast<qsizetype>(i));
            text.replace(u'\n', QChar::LineSeparator);
            layouts.push_back(std::make_unique<QTextLayout>(text, font, &*m_pdf));
            height = std::max(height, layOut(*layouts.back(), m_columns[i].second));
        }
        if (m_y + height > bottom() && !m_isPageEmpty) {
            finishPage();
            m_pdf->newPage();
            m_y = 0;
            printHeading();
        }
        m_painter->setPen(Qt::black);
        for (size_t i = 0; i < m_columns.size(); ++i)
            layouts[i]->draw(&*m_painter, {m_columns[i].first, m_y + points(1.5)});
        m_y += height + points(3);
        m_isPageEmpty = false;
    }
    void printHeading()
    {
        m_isPageEmpty = true;
        printRow(m_table.header, fontOf(7.5, true));
        m_isPageEmpty = true;
        m_painter->setPen(QPen(Qt::black, points(0.8)));
        m_painter->drawLine(QPointF(0, m_y), QPointF(m_pdf->width(), m_y));
    }
    void finishPage()
    {
        m_painter->setFont(fontOf(7));
        m_painter->setPen(Qt::black);
        m_painter->drawText(QRectF(0, bottom(), m_pdf->width(), points(16)), Qt::AlignRight | Qt::AlignBottom,
                            QCoreApplication::translate("Pdf", "Page %1").arg(++m_page));
    }

    PdfTable m_table;
    std::optional<QBuffer> m_buffer;
    std::optional<QPdfWriter> m_pdf;
    std::optional<QPainter> m_painter;
    std::vector<std::pair<double, double>> m_columns; ///< left edge and width
    double m_y = 0;
    int m_page = 0;
    bool m_isPageEmpty = true; ///< but for the heading
};

} // namespace

std::unique_ptr<RowWriter<QStringList>> makePdfWriter(PdfTable table)
{
    return std::make_unique<PdfWriter>(std::move(table));
}

} // namespace itsm
