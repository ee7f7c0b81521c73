package dev.reev.api.agent;

/**
 * Result of a connection test.
 *
 * @param status success or error
 * @param message one line for people
 */
record TestOutcome(String status, String message) {

  static TestOutcome success(String message) {
    return new TestOutcome("success", message);
  }

  boolean succeeded() {
    return status.equals("success");
  }

  static TestOutcome error(String message) {
    return new TestOutcome("error", message);
  }
}
