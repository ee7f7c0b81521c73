package dev.reev.benchmarks.yaml;

/** Text that is not YAML, or YAML that Reev refuses. The message is one line, without the place. */
public final class InvalidYamlException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Place place;

  InvalidYamlException(Place place, String message) {
    super(message);
    this.place = place;
  }

  /** Place of the error. */
  public Place place() {
    return place;
  }

  /** The reason, in one line; never null. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
