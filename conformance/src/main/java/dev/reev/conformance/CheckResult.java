package dev.reev.conformance;

/**
 * What came of one check.
 *
 * @param check its name
 * @param status passed, failed or skipped
 * @param detail what was seen, one line; what to do when it failed
 */
public record CheckResult(String check, Status status, String detail) {

  /** How a check ended. */
  public enum Status {
    PASSED,
    FAILED,
    SKIPPED
  }

  static CheckResult passed(String check, String detail) {
    return new CheckResult(check, Status.PASSED, detail);
  }

  static CheckResult failed(String check, String detail) {
    return new CheckResult(check, Status.FAILED, detail);
  }

  static CheckResult skipped(String check, String detail) {
    return new CheckResult(check, Status.SKIPPED, detail);
  }

  /** Whether the runner breaks the contract here. */
  public boolean isFailed() {
    return status == Status.FAILED;
  }
}
