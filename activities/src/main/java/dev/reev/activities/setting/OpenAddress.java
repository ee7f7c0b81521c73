package dev.reev.activities.setting;

import java.net.InetAddress;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nothing here asks who calls, so listening to other machines needs a person's explicit word. */
public final class OpenAddress {

  private static final Set<String> YES = Set.of("1", "true", "yes");

  private static final Logger log = LoggerFactory.getLogger(OpenAddress.class);

  private OpenAddress() {}

  /**
   * Lets an address pass, with a warning when others reach it.
   *
   * @param setting that names it
   * @param allowed value of REEV_ALLOW_OPEN
   * @throws InvalidSettingException when it is no loopback address and nobody said that this is
   *     meant
   */
  public static void check(String setting, InetAddress address, String allowed) {
    if (address.isLoopbackAddress()) {
      return;
    }
    String host = address.getHostAddress();
    if (!YES.contains(allowed.strip())) {
      throw new InvalidSettingException(
          "%s: other machines reach %s, and nothing asks who they are; use 127.0.0.1, or set REEV_ALLOW_OPEN=1 if all of them may do everything"
              .formatted(setting, host));
    }
    log.warn("{}: whoever reaches {} may do everything (REEV_ALLOW_OPEN)", setting, host);
  }
}
