package dev.reev.cli.conformance;

/**
 * What came of one check.
 *
 * @param check its name
 * @param status passed, failed or skipped
 * @param detail what was seen, one line; what to do when it failed
 */
record CheckResult(String check, Status status, String detail) {

  enum Status {
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

  boolean isFailed() {
    return status == Status.FAILED;
  }
}
