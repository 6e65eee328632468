#pragma once

#include "services/domain/incident.h"

#include <vector>

namespace itsm::bench {

struct GeneratorOptions
{
    qint64 incidents = 1'000'000;
    int tenants = 20; ///< the first holds 81 % of the incidents, the others share the rest evenly
    quint64 seed = 20'260'101;
    Instant end = instantFromMicros(1'782'864'000'000'000); ///< 2026-07-01T00:00:00Z: no time is later
    std::chrono::days span{730}; ///< the incidents were created within this time before `end`
    friend bool operator==(const GeneratorOptions &, const GeneratorOptions &) = default;
};

/// Makes incidents as a network operations centre has them: bilingual titles with host names and figures, most of them
/// closed and about 6 % open, some fields empty, JSON metadata. The same options give the same incidents.
class Generator
{
public:
    explicit Generator(const GeneratorOptions &options);

    [[nodiscard]] const GeneratorOptions &options() const { return m_options; }
    [[nodiscard]] const std::vector<Tenant> &tenants() const { return m_tenants; }
    [[nodiscard]] const std::vector<User> &users() const { return m_users; }
    [[nodiscard]] const std::vector<ConfigurationItem> &configurationItems() const { return m_cis; }

    /// The next incident in the order of creation; false at the end. Ids rise from 1.
    bool next(Incident &incident);
    /// Starts again with the first incident.
    void restart();
    /// The history of an incident, oldest first: creation, handling, and the resolution or a comment.
    [[nodiscard]] static std::array<IncidentEvent, 3> events(const Incident &incident);

private:
    class Random;
    struct Range
    {
        size_t first;
        size_t count;
    };
    [[nodiscard]] QString title(Random &random, const QString &category, const QString &host) const;
    void setPeople(Random &random, Incident &incident) const;
    void setProgress(Random &random, Incident &incident) const;
    void setText(Random &random, Incident &incident) const;

    GeneratorOptions m_options;
    std::vector<Tenant> m_tenants;
    std::vector<User> m_users;
    std::vector<ConfigurationItem> m_cis;
    std::vector<Range> m_usersOf; ///< by tenant
    std::vector<Range> m_cisOf;
    std::vector<int> m_numbers; ///< last number of the month, by tenant
    QString m_month;
    qint64 m_position = 0;
};

} // namespace itsm::bench
