package dev.reev.activities.setting;

/** A setting with which this process cannot start. The message is one line. */
public final class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param line names the setting, the reason and the allowed values
   */
  public InvalidSettingException(String line) {
    super(line);
  }
}
