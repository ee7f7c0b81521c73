package dev.reev.stack.temporal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Host names by which a server on this machine may be addressed. Against DNS rebinding: a web page
 * under a name that leads here sends that name in its requests.
 */
final class AllowedHosts {

  static final String VARIABLE = "REEV_ALLOWED_HOSTS";

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private final List<String> names;

  private AllowedHosts(List<String> names) {
    this.names = names;
  }

  /** Loopback names, and those in REEV_ALLOWED_HOSTS: host or host:port, separated by commas. */
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
   * Returns true when this host, with or without a port, is allowed.
   *
   * @param host value of a Host header, or the part of an Origin after the scheme
   */
  boolean contain(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String wanted = host.toLowerCase(Locale.ROOT);
    return names.contains(wanted) || names.contains(wanted.replaceFirst(":\\d{1,5}$", ""));
  }
}
