package dev.reev.api.agent;

import dev.reev.benchmarks.net.OutboundPolicy;
import dev.reev.benchmarks.net.WebAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Restricts the hosts that a client can make this server call; Reev's own services are excluded
 * too.
 */
@Component
class OutboundHosts {

  private static final Pattern PORT = Pattern.compile(":(\\d{1,5})(?:/|\\?|$)");

  /** Settings that hold an address of Reev's own. */
  private static final List<String> OWN =
      List.of(
          "spring.datasource.url",
          "spring.temporal.connection.target",
          "reev.dashboard.temporal-ui");

  private final OutboundPolicy policy;
  private final Set<Integer> ownPorts = ConcurrentHashMap.newKeySet();

  @Autowired
  OutboundHosts(@Value("${reev.outbound-hosts}") List<String> named, Environment environment) {
    this(named, Set.of());
    for (String setting : OWN) {
      Matcher port = PORT.matcher(environment.getProperty(setting, ""));
      while (port.find()) {
        ownPorts.add(Integer.valueOf(port.group(1)));
      }
    }
  }

  OutboundHosts(Collection<String> named, Collection<Integer> ownPorts) {
    this.policy = new OutboundPolicy(named);
    this.ownPorts.addAll(ownPorts);
  }

  @EventListener
  void started(WebServerInitializedEvent event) {
    ownPorts.add(event.getWebServer().getPort());
  }

  /**
   * Why nothing is sent there, continuing the sentence; null when it may. As {@link
   * OutboundPolicy#refusal}.
   *
   * @throws UnknownHostException when nobody knows the host
   */
  @Nullable String refusal(URI url) throws UnknownHostException {
    if (ownPorts.contains(WebAddress.port(url))) {
      for (InetAddress address : InetAddress.getAllByName(WebAddress.host(url))) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
          return "is a service of Reev itself";
        }
      }
    }
    return policy.refusal(url);
  }
}
