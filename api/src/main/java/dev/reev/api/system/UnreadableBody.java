package dev.reev.api.system;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells a client what is wrong with the JSON it sent, without a word about our classes. */
final class UnreadableBody {

  private UnreadableBody() {}

  static Finding finding(@Nullable Throwable cause) {
    if (cause instanceof UnrecognizedPropertyException unknown) {
      return Finding.ofField(field(unknown), "is not known" + allowed(unknown));
    }
    if (cause instanceof MismatchedInputException mismatch) {
      String field = field(mismatch);
      return field.isEmpty()
          ? malformed("the body must be a JSON object")
          : Finding.ofField(field, Expected.reason(mismatch.getTargetType()));
    }
    if (cause instanceof InputCoercionException tooLarge) {
      return Finding.ofField(field(tooLarge), "must be a whole number of at most nine digits");
    }
    if (cause instanceof StreamConstraintsException limit) {
      return malformed("the body is beyond a limit: " + limit.getOriginalMessage());
    }
    if (cause instanceof StreamReadException broken) {
      return malformed("the body is not valid JSON: " + broken.getOriginalMessage());
    }
    return malformed("the body is missing or not a JSON object");
  }

  private static Finding malformed(String message) {
    return Finding.of(HttpStatus.BAD_REQUEST, message);
  }

  private static String allowed(UnrecognizedPropertyException unknown) {
    Collection<Object> known = unknown.getKnownPropertyIds();
    return known == null || known.isEmpty()
        ? ""
        : known.stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", ", "; allowed: ", ""));
  }

  /** As in {@code labels.team} or {@code steps[2].name}. */
  private static String field(JacksonException failure) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : failure.getPath()) {
      String name = step.getPropertyName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.toString();
  }
}
