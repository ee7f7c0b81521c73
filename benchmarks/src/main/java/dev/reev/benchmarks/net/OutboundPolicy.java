package dev.reev.benchmarks.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for addresses in requests, configs and settings (OWASP, Server-Side Request Forgery
 * Prevention): public addresses and this machine are allowed, other networks only where {@code
 * REEV_OUTBOUND_HOSTS} names the host, as {@code host} or {@code host:port}.
 */
public final class OutboundPolicy {

  /** Comma-separated. */
  public static final String VARIABLE = "REEV_OUTBOUND_HOSTS";

  private final Set<String> named;

  /** Allows these hosts in addition. */
  public OutboundPolicy(Collection<String> named) {
    this.named =
        named.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Allows the hosts that the environment names in addition. */
  public static OutboundPolicy of(Map<String, String> environment) {
    return new OutboundPolicy(Arrays.asList(environment.getOrDefault(VARIABLE, "").split(",")));
  }

  /**
   * The reason why requests to this URL are refused, which continues a sentence; null when they are
   * allowed. Resolves the host: the JVM caches the answer for 30 s, so a connection within that
   * time reaches the addresses that were checked here.
   *
   * @throws UnknownHostException when the host cannot be resolved
   */
  public @Nullable String refusal(URI url) throws UnknownHostException {
    for (InetAddress address : InetAddress.getAllByName(WebAddress.host(url))) {
      if (!isOpen(address) && !names(url)) {
        return "is in a network that is not public; " + VARIABLE + " can name it";
      }
    }
    return null;
  }

  /**
   * Like {@link #refusal}, for callers that connect at once: an unknown host is not refused,
   * because the connection reports it.
   */
  public @Nullable String refusalOfKnown(URI url) {
    try {
      return refusal(url);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private boolean names(URI url) {
    String host = WebAddress.host(url);
    return named.contains(host) || named.contains(host + ":" + WebAddress.port(url));
  }

  /**
   * True for 127.0.0.1 and ::1 alone. On other addresses of 127.0.0.0/8 listen programs that are
   * not meant for everyone.
   */
  private static boolean isThisMachine(InetAddress address) {
    return address.getHostAddress().equals("127.0.0.1")
        || (address.isLoopbackAddress() && address instanceof Inet6Address);
  }

  /** Public, or this machine (RFC 6890). */
  private static boolean isOpen(InetAddress address) {
    if (isThisMachine(address)) {
      return true;
    }
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
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
}
