package dev.reev.api.webhook;

import dev.reev.benchmarks.net.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Restricts webhooks to the hosts that the operator names. Otherwise anyone who can create a
 * schedule could make the server call into a network that only the server can reach (OWASP,
 * Server-Side Request Forgery Prevention), whatever a name resolves to.
 */
@Component
class WebhookHosts {

  private static final int MAX_URL = 2048;

  private final List<String> hosts;

  WebhookHosts(@Value("${reev.webhooks.hosts}") List<String> hosts) {
    this.hosts = hosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
  }

  /** Why nothing may be sent to this URL, continuing the sentence; null when it may. */
  @Nullable String refusal(String url) {
    URI uri = url.length() > MAX_URL ? null : WebAddress.parse(url).orElse(null);
    if (uri == null || WebAddress.hasUser(uri) || uri.getRawFragment() != null) {
      return "must be http(s)://host[:port][/path] of at most 2048 characters, without user,"
          + " password and fragment";
    }
    String host = WebAddress.host(uri);
    // A named host without a port has its usual ports only.
    boolean allowed =
        WebAddress.hasPort(uri)
            ? hosts.contains(host + ":" + WebAddress.port(uri))
            : hosts.contains(host);
    if (allowed) {
      return null;
    }
    return hosts.isEmpty() || hosts.equals(List.of(""))
        ? "is not allowed: REEV_WEBHOOK_HOSTS names no host"
        : "must lead to one of " + String.join(", ", hosts) + " (REEV_WEBHOOK_HOSTS)";
  }
}
