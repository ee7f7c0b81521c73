package dev.reev.activities.setting;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;

/** What a program of Reev takes from no machine: the same everywhere. */
public final class MachineDefaults {

  private MachineDefaults() {}

  /** To be called first. */
  public static void set() {
    // Some locales have digits of their own, and a small i without a dot.
    Locale.setDefault(Locale.ROOT);
    // PostgreSQL is told it with each connection, and does not know all the zones that Java does.
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
  }
}
