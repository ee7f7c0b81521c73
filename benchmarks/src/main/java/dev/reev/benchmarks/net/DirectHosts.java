package dev.reev.benchmarks.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hosts reached without a proxy: this machine, and those that {@code NO_PROXY} lists. An entry is a
 * host (which includes all its subdomains), {@code .domain}, {@code *.domain}, an address, a
 * network such as {@code 10.0.0.0/8}, each with an optional {@code :port} that limits it to this
 * port, or {@code *}. No name is resolved for this.
 */
final class DirectHosts {

  /** Matches literal addresses only; a name would be resolved. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");

  private final List<String> entries;

  DirectHosts(String list) {
    this.entries =
        Stream.of(list.split("[,\\s]+"))
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  boolean holds(String host, int port) {
    String name = withoutBrackets(host.toLowerCase(Locale.ROOT)).replaceFirst("\\.$", "");
    InetAddress address = address(name);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    if (address != null && (address.isLoopbackAddress() || address.isAnyLocalAddress())) {
      return true;
    }
    return entries.stream().anyMatch(entry -> fits(entry, name, address, port));
  }

  private static boolean fits(String entry, String name, @Nullable InetAddress address, int port) {
    if (entry.equals("*")) {
      return true;
    }
    String host = entry;
    boolean bareIpv6 = entry.indexOf(':') != entry.lastIndexOf(':') && !entry.startsWith("[");
    var found = PORT.matcher(entry);
    if (!bareIpv6 && found.find()) {
      if (Integer.parseInt(found.group(1)) != port) {
        return false;
      }
      host = entry.substring(0, found.start());
    }
    host = withoutBrackets(host).replaceFirst("^\\*(?=\\.)", "");
    if (address != null) {
      return isIn(address, host);
    }
    return name.equals(host)
        || name.endsWith(host.startsWith(".") ? host : "." + host)
        || (host.startsWith(".") && name.equals(host.substring(1)));
  }

  private static boolean isIn(InetAddress address, String network) {
    int slash = network.indexOf('/');
    InetAddress base = address(slash < 0 ? network : network.substring(0, slash));
    if (base == null || base.getAddress().length != address.getAddress().length) {
      return false;
    }
    int bits = address.getAddress().length * Byte.SIZE;
    int prefix = slash < 0 ? bits : number(network.substring(slash + 1), bits);
    return prefix >= 0
        && new BigInteger(1, base.getAddress())
                .xor(new BigInteger(1, address.getAddress()))
                .shiftRight(bits - prefix)
                .signum()
            == 0;
  }

  private static int number(String text, int most) {
    return text.matches("\\d{1,3}") && Integer.parseInt(text) <= most ? Integer.parseInt(text) : -1;
  }

  private static @Nullable InetAddress address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
