package dev.reev.activities.setting;

import dev.reev.benchmarks.setting.BindAddress;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nothing here asks who calls, so listening to other machines needs a person's explicit word. */
public final class OpenAddress {

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
    BindAddress.openRefusal(setting, address, allowed)
        .ifPresent(
            line -> {
              throw new InvalidSettingException(line);
            });
    if (!address.isLoopbackAddress()) {
      log.warn(
          "{}: whoever reaches {} may do everything (REEV_ALLOW_OPEN)",
          setting,
          address.getHostAddress());
    }
  }
}
