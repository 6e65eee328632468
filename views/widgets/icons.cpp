#include "views/widgets/icons.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <optional>

// The resources are in a static library, whose initializer the linker would drop.
static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcIcons, "itsm.views.icons")

QString pathOf(const QString &name)
{
    static const bool once = (initIconResources(), true);
    Q_UNUSED(once)
    return u":/icons/%1.svg"_s.arg(name);
}

QPixmap rendered(const QString &name, const QSize &deviceSize, const std::optional<QColor> &color)
{
    const QString key =
        u"itsm-icon-%1-%2x%3-%4"_s.arg(name, QString::number(deviceSize.width()), QString::number(deviceSize.height()),
                                       color ? QString::number(color->rgba(), 16) : u"own"_s);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(deviceSize);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(pathOf(name));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    if (color) {
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), *color);
    }
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Draws one SVG of the set. Without a role it keeps the file's own colours.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(QString name, std::optional<ColorRole> role)
        : m_name(std::move(name))
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    /// `size` is in device pixels; the caller sets the ratio.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return rendered(m_name, size, colorFor(mode, state));
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    [[nodiscard]] QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    QString key() const override { return u"itsm-themed"_s; }
    QString iconName() override { return m_name; }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        return {{16, 16}, {20, 20}, {32, 32}, {48, 48}, {128, 128}, {256, 256}};
    }
    bool isNull() override { return false; }

private:
    [[nodiscard]] std::optional<QColor> colorFor(QIcon::Mode mode, QIcon::State state) const
    {
        if (!m_role)
            return std::nullopt;
        const Theme &now = theme();
        if (mode == QIcon::Disabled)
            return now.tint(ColorRole::Muted, 0.55);
        // A checked tool stands out without a second colour system.
        if (state == QIcon::On && *m_role == ColorRole::Text)
            return now.color(ColorRole::Accent);
        return now.color(*m_role);
    }

    QString m_name;
    std::optional<ColorRole> m_role;
};

} // namespace

QIcon icon(QLatin1StringView name, ColorRole role)
{
    const QString text(name);
    if (!QFile::exists(pathOf(text))) {
        qCWarning(lcIcons) << "no icon is called" << text;
        return {};
    }
    return QIcon(new ThemedIconEngine(text, role));
}

QStringList iconNames()
{
    QStringList names = QDir(QFileInfo(pathOf(u"x"_s)).path()).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    names.removeOne(u"itsm-console"_s);
    return names;
}

QIcon applicationIcon()
{
    return QIcon(new ThemedIconEngine(u"itsm-console"_s, std::nullopt));
}

} // namespace itsm
