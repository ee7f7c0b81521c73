package dev.reev.benchmarks.yaml;

/** Text that is no YAML, or YAML that is refused. The message is one line, without the place. */
public final class InvalidYamlException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Place place;

  InvalidYamlException(Place place, String message) {
    super(message);
    this.place = place;
  }

  /** Where it went wrong. */
  public Place place() {
    return place;
  }

  /** What is wrong, one line; never null. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
