package dev.reev.benchmarks.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Describes in plain words why a text is not JSON; the library's messages mention its classes. */
public final class JsonTrouble {

  private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"(.*)\"");

  private JsonTrouble() {}

  /** Continues a sentence about the text: {@code is not valid JSON at line 1, column 5}. */
  public static String of(JacksonException trouble) {
    if (trouble instanceof StreamConstraintsException) {
      return "is not taken: it is nested too deeply, or a number or name in it is too long";
    }
    if (trouble instanceof StreamReadException broken) {
      return "is not valid JSON" + place(broken.getLocation()) + reason(broken);
    }
    StringBuilder field = new StringBuilder();
    for (JacksonException.Reference step : trouble.getPath()) {
      field
          .append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return field.isEmpty()
        ? "does not have the expected form"
        : "does not have the expected form at " + OneLine.of(field.toString(), 200);
  }

  private static String reason(StreamReadException broken) {
    if (broken instanceof UnexpectedEndOfInputException) {
      return ": it ends too early";
    }
    Matcher twice = TWICE.matcher(String.valueOf(broken.getOriginalMessage()));
    return twice.find()
        ? ": the key '%s' is there twice".formatted(OneLine.of(twice.group(1), 80))
        : "";
  }

  private static String place(TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
