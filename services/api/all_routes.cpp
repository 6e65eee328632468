#include "services/api/route.h"

#include <iterator>

namespace itsm {

std::vector<Route> allRoutes()
{
    std::vector<Route> all;
    for (auto part : {systemRoutes, accessRoutes, incidentListRoutes, incidentRoutes, alertRoutes, intakeRoutes,
                      recordRoutes, adminRoutes, importRoutes, feedRoutes}) {
        std::vector<Route> routes = part();
        std::ranges::move(routes, std::back_inserter(all));
    }
    return all;
}

} // namespace itsm
