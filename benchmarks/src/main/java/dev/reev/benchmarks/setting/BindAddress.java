package dev.reev.benchmarks.setting;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The address that the API listens on. */
public final class BindAddress {

  private static final String VARIABLE = "REEV_BIND_ADDRESS";

  private static final String ALLOW_OPEN = "REEV_ALLOW_OPEN";

  private static final String ALLOWED =
      "an address of this machine without a zone (%), such as 127.0.0.1, ::1 or 0.0.0.0";

  private static final Set<String> YES = Set.of("1", "true", "yes");

  private BindAddress() {}

  /**
   * The reason why the address cannot or should not be listened on; empty when it is fine or not
   * set.
   */
  static Optional<String> refusal(Map<String, String> environment) {
    String text = environment.getOrDefault(VARIABLE, "").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.contains("%")) {
      // No browser and no client takes such an address.
      return wrong(text);
    }
    try {
      InetAddress address = InetAddress.getByName(text);
      return isOfThisMachine(address)
          ? openRefusal(VARIABLE, address, environment.getOrDefault(ALLOW_OPEN, ""))
          : wrong(text);
    } catch (UnknownHostException | SocketException e) {
      return wrong(text);
    }
  }

  /**
   * Refuses addresses that other machines can reach: the server authenticates no caller, so
   * exposing it takes explicit consent.
   *
   * @param setting the setting that holds the address
   * @param allowed value of REEV_ALLOW_OPEN
   */
  public static Optional<String> openRefusal(String setting, InetAddress address, String allowed) {
    return address.isLoopbackAddress() || YES.contains(allowed.strip())
        ? Optional.empty()
        : Optional.of(
            "%s: other machines reach %s, and nothing asks who they are; use 127.0.0.1, or set REEV_ALLOW_OPEN=1 if all of them may do everything"
                .formatted(setting, address.getHostAddress()));
  }

  private static boolean isOfThisMachine(InetAddress address) throws SocketException {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || NetworkInterface.getByInetAddress(address) != null;
  }

  private static Optional<String> wrong(String text) {
    return Optional.of(SettingRules.line(VARIABLE, text, ALLOWED));
  }
}
