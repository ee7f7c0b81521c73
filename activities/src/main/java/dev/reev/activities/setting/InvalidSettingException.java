package dev.reev.activities.setting;

/** A setting that this process cannot be started with. The message is one line for people. */
public final class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param line which setting, why, what is allowed
   */
  public InvalidSettingException(String line) {
    super(line);
  }
}
