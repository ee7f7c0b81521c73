package dev.reev.benchmarks.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition on the answer of an API benchmark, and the points for it. */
public sealed interface AnswerRule {

  /** JSON type: {@code string, number, integer, boolean, array, object}. */
  String type();

  /** Lower bound of a number, or of the length of an array or string; null for none. */
  @Nullable Double minValue();

  /** Points; defaults to 1. */
  Double weight();

  /**
   * A field by name.
   *
   * @param field name; dots lead into objects
   */
  record Field(String field, String type, @Nullable Double minValue, Double weight)
      implements AnswerRule {
    public Field {
      weight = Objects.requireNonNullElse(weight, 1.0);
    }
  }

  /**
   * A place by JSONPath (RFC 9535).
   *
   * @param expectedValues the value must be one of these; empty for any value
   */
  record Structure(
      String path,
      String type,
      @Nullable Double minValue,
      List<Object> expectedValues,
      Double weight)
      implements AnswerRule {
    public Structure {
      // Not List.copyOf: null may be an allowed value.
      expectedValues =
          expectedValues == null
              ? List.of()
              : Collections.unmodifiableList(new ArrayList<>(expectedValues));
      weight = Objects.requireNonNullElse(weight, 1.0);
    }
  }
}
