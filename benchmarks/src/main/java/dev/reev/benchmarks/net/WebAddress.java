package dev.reev.benchmarks.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a web server, as configured. {@link URI} finds no host in a name with an
 * underscore, as services in a compose file or a cluster have; this class does.
 */
public final class WebAddress {

  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[^@]*@)?(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]{1,253})(?::(\\d{0,5}))?");

  private static final int MAX_PORT = 65_535;

  private WebAddress() {}

  /** The address, when it is {@code http(s)://host[:port]} with any suffix. */
  public static Optional<URI> parse(String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && authority(uri).matches() && isPort(uri) ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The host of a parsed address, in lower case; an IPv6 address in brackets. */
  public static String host(URI address) {
    Matcher authority = authority(address);
    if (!authority.matches()) {
      throw new IllegalArgumentException("no web address: " + address);
    }
    return authority.group(1).toLowerCase(Locale.ROOT);
  }

  /** The port of a parsed address, or the default of its scheme. */
  public static int port(URI address) {
    Matcher authority = authority(address);
    String port = authority.matches() ? authority.group(2) : null;
    if (port != null && !port.isEmpty()) {
      return Integer.parseInt(port);
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  /** Whether a parsed address names its port. */
  public static boolean hasPort(URI address) {
    Matcher authority = authority(address);
    return authority.matches() && authority.group(2) != null && !authority.group(2).isEmpty();
  }

  /** Whether a parsed address holds a user or a password. */
  public static boolean hasUser(URI address) {
    return String.valueOf(address.getRawAuthority()).contains("@");
  }

  private static boolean isPort(URI address) {
    return port(address) <= MAX_PORT;
  }

  private static Matcher authority(URI address) {
    return AUTHORITY.matcher(address.getRawAuthority() == null ? "" : address.getRawAuthority());
  }
}
