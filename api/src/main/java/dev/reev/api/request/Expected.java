package dev.reev.api.request;

import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says to a client what a value should have been. */
final class Expected {

  private Expected() {}

  static String reason(@Nullable Class<?> type) {
    return "must be " + (type == null ? "of another kind" : words(type));
  }

  private static String words(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Stream.of(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == Double.class || type == double.class) {
      return "a number";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a whole number";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return TimeText.RULE.substring("must be ".length());
    }
    if (type == UUID.class) {
      return "a UUID";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "text";
  }
}
