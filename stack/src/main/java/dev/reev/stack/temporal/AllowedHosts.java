package dev.reev.stack.temporal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names by which a server on this machine may be asked. A page whose name was made to lead here
 * sends its own name, whatever it pretends.
 */
final class AllowedHosts {

  static final String VARIABLE = "REEV_ALLOWED_HOSTS";

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private final List<String> names;

  private AllowedHosts(List<String> names) {
    this.names = names;
  }

  /** Those of loopback, and the ones in REEV_ALLOWED_HOSTS: host or host:port, with commas. */
  static AllowedHosts of(Map<String, String> environment) {
    List<String> names = new ArrayList<>(LOOPBACK);
    for (String name : environment.getOrDefault(VARIABLE, "").split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return new AllowedHosts(List.copyOf(names));
  }

  /**
   * Whether this host, perhaps with a port, is one of them.
   *
   * @param host value of a Host header, or what follows the scheme in an Origin
   */
  boolean contain(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String wanted = host.toLowerCase(Locale.ROOT);
    return names.contains(wanted) || names.contains(wanted.replaceFirst(":\\d{1,5}$", ""));
  }
}
