package dev.reev.api.agent;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
 * Where this server may be sent by what a client writes: public addresses and this machine, but not
 * Reev's own services; private networks only where {@code REEV_OUTBOUND_HOSTS} names the host.
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

  private final Set<String> named;
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
    Set<String> hosts = new HashSet<>();
    named.forEach(host -> hosts.add(host.strip().toLowerCase(Locale.ROOT)));
    this.named = Set.copyOf(hosts);
    this.ownPorts.addAll(ownPorts);
  }

  @EventListener
  void started(WebServerInitializedEvent event) {
    ownPorts.add(event.getWebServer().getPort());
  }

  /**
   * Why nothing is sent there, continuing the sentence; null when it may. Asks the name server: the
   * JVM keeps its answer for 30 s, so that whoever connects within that time reaches what was
   * looked at here.
   *
   * @throws UnknownHostException when nobody knows the host
   */
  @Nullable String refusal(URI url) throws UnknownHostException {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    for (InetAddress address : InetAddress.getAllByName(host)) {
      String refusal = refusal(host, address, port(url));
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private @Nullable String refusal(String host, InetAddress address, int port) {
    if ((address.isLoopbackAddress() || address.isAnyLocalAddress()) && ownPorts.contains(port)) {
      return "is a service of Reev itself";
    }
    return isOpen(address) || named.contains(host) || named.contains(host + ":" + port)
        ? null
        : "is in a network that is not public; REEV_OUTBOUND_HOSTS can name it";
  }

  /** Public, or this machine. */
  static boolean isOpen(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return true;
    }
    if (address.isAnyLocalAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet6Address) {
      // fc00::/7, and forms that carry an IPv4 address: 64:ff9b::/96, 2002::/16, ::/96.
      return (first & 0xfe) != 0xfc
          && !(first == 0 && second == 0x64)
          && !(first == 0x20 && second == 0x02)
          && first != 0;
    }
    return first != 0
        && first < 240
        && !(first == 100 && (second & 0xc0) == 64)
        && !(first == 198 && (second & 0xfe) == 18)
        && !(first == 192 && second == 0 && bytes[2] == 0);
  }

  private static int port(URI url) {
    return url.getPort() >= 0
        ? url.getPort()
        : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }
}
