package dev.reev.activities.setting;

import dev.reev.benchmarks.setting.BindAddress;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reev has no authentication, so listening for other machines must be allowed explicitly. */
public final class OpenAddress {

  private static final Logger log = LoggerFactory.getLogger(OpenAddress.class);

  private OpenAddress() {}

  /**
   * Accepts an address, with a warning when other machines can reach it.
   *
   * @param setting that names it
   * @param allowed value of REEV_ALLOW_OPEN
   * @throws InvalidSettingException when it is not a loopback address and the setting does not
   *     allow that
   */
  public static void check(String setting, InetAddress address, String allowed) {
    BindAddress.openRefusal(setting, address, allowed)
        .ifPresent(
            line -> {
              throw new InvalidSettingException(line);
            });
    if (!address.isLoopbackAddress()) {
      log.warn(
          "{}: anyone who can reach {} has full access (REEV_ALLOW_OPEN)",
          setting,
          address.getHostAddress());
    }
  }
}
