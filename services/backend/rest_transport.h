#pragma once

#include "services/backend/server_address.h"

#include <QNetworkReply>
#include <QNetworkRequest>

class QNetworkAccessManager;

namespace itsm {

/// Requests to a server are made in one way: TLS 1.2 or newer with the authority of the address, no redirects, cookies
/// or compression, and an end to waiting.
[[nodiscard]] QNetworkRequest makeRequest(const ServerAddress &address, const QUrl &url, int timeoutMs);
/// Without a cache; its requests are made by makeRequest().
[[nodiscard]] QNetworkAccessManager *makeNetwork(QObject *parent);

/// No attempt waits longer.
inline constexpr int longestPauseMs = 5'000;
/// The pause before the next attempt after so many that failed: longer each time, never the same for all.
[[nodiscard]] int retryPauseMs(int failures);

/// Keeps what is wrong with the server's certificate beside its reply, for transportError(). Nothing is ever ignored.
void watchCertificate(QNetworkReply *reply);

/// There is no answer, or not all of it.
[[nodiscard]] bool isCutOff(const QNetworkReply &reply);
/// Why a request got no answer: one sentence for a person, Unavailable or Timeout. The detail "problem" is
/// "certificate", "host", "refused" or "network".
[[nodiscard]] Error transportError(const QNetworkReply &reply, const ServerAddress &address);
/// What is wrong with a certificate, and what to do about it.
[[nodiscard]] QString explanation(const QSslError &error, const ServerAddress &address);

} // namespace itsm
