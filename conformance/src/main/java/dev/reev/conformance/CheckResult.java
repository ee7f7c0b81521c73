package dev.reev.conformance;

/**
 * Result of one check.
 *
 * @param check its name
 * @param status passed, failed or skipped
 * @param detail observation in one line; the remedy when it failed
 */
public record CheckResult(String check, Status status, String detail) {

  /** Status of a check. */
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

  /** Returns true when the runner violates the contract here. */
  public boolean isFailed() {
    return status == Status.FAILED;
  }
}
