package dev.reev.api.output;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The two outputs of a process. */
public enum OutputKind {
  STDOUT,
  STDERR;

  /** {@code stdout} or {@code stderr}, as clients and the database write it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<OutputKind> of(String wireName) {
    return Stream.of(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }
}
