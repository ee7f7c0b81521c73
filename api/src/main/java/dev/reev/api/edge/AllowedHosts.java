package dev.reev.api.edge;

import dev.reev.benchmarks.net.WebAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The names by which this server lets itself be called. A page of another site whose name suddenly
 * leads to this machine (DNS rebinding) calls it by that site's name, and is refused.
 */
@Component
class AllowedHosts {

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9._-]{1,253})(:\\d{1,5})?");

  private static final int MAX_PORT = 65_535;

  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

  private final Set<String> names;

  AllowedHosts(
      @Value("${reev.allowed-hosts}") List<String> named,
      @Value("${reev.public-url}") String publicUrl,
      @Value("${server.address}") String bound) {
    this.names =
        Stream.of(Stream.of("localhost", bound), named.stream(), Stream.of(hostOf(publicUrl)))
            .flatMap(some -> some)
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a request may call the server by this name.
   *
   * @param header its Host header, with or without a port
   * @param reached the address that it came in at; who knows that needs no name
   */
  boolean allows(@Nullable String header, @Nullable String reached) {
    Matcher host = HOST.matcher(header == null ? "" : header);
    if (!host.matches() || !isPort(host.group(2))) {
      return false;
    }
    String name = host.group(1).toLowerCase(Locale.ROOT);
    // As with Temporal's Web UI, an entry may be for one port.
    if (names.contains(name) || names.contains(host.group().toLowerCase(Locale.ROOT))) {
      return true;
    }
    InetAddress literal = literal(name);
    return literal != null
        && (literal.isLoopbackAddress()
            || names.contains(literal.getHostAddress())
            || (reached != null && literal.equals(literal(bare(reached)))));
  }

  private static boolean isPort(@Nullable String suffix) {
    return suffix == null || Integer.parseInt(suffix.substring(1)) <= MAX_PORT;
  }

  /** Never asks a name server. */
  private static @Nullable InetAddress literal(String host) {
    if (!host.startsWith("[") && !host.contains(":") && !IPV4.matcher(host).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static String bare(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  private static String hostOf(String publicUrl) {
    return WebAddress.parse(publicUrl.strip()).map(WebAddress::host).orElse("");
  }
}
