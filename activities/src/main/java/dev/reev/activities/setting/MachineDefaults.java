package dev.reev.activities.setting;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;

/** Sets JVM defaults that must not depend on the machine. */
public final class MachineDefaults {

  private MachineDefaults() {}

  /** Must be called first. */
  public static void set() {
    // Some locales have their own digits, and a lower-case i without a dot.
    Locale.setDefault(Locale.ROOT);
    // PostgreSQL receives the zone with each connection, and does not know all of Java's zones.
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
  }
}
