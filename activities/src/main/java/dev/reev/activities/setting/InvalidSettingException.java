package dev.reev.activities.setting;

import org.springframework.boot.ExitCodeGenerator;

/** A setting that this process cannot be started with. The message is one line for people. */
public final class InvalidSettingException extends RuntimeException implements ExitCodeGenerator {

  private static final long serialVersionUID = 1L;

  /**
   * @param line which setting, why, what is allowed
   */
  public InvalidSettingException(String line) {
    super(line);
  }

  /** Wrong usage, as everywhere. */
  @Override
  public int getExitCode() {
    return 2;
  }
}
