package dev.reev.activities.setting;

import org.springframework.boot.SpringApplication;

/** Starts a program: an invalid setting is wrong usage, as in the command line. */
public final class Startup {

  private static final int WRONG_USAGE = 2;

  private Startup() {}

  /**
   * Starts an application. With an invalid setting, prints one line and ends the process with exit
   * code 2.
   */
  public static void run(Class<?> application, String... arguments) {
    try {
      SpringApplication.run(application, arguments);
    } catch (RuntimeException failure) {
      if (InvalidSettingReporter.isInvalidSetting(failure)) {
        System.exit(WRONG_USAGE);
      }
      throw failure;
    }
  }
}
