package dev.reev.activities.setting;

import org.springframework.boot.SpringApplication;

/** The start of a program: a wrong setting is wrong usage, as everywhere. */
public final class Startup {

  private static final int WRONG_USAGE = 2;

  private Startup() {}

  /**
   * Starts an application. Where a setting is wrong, one line has said so, and the process ends
   * with exit code 2.
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
