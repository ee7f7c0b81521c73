package dev.reev.cli.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 300}, {@code 300s}, {@code 5m} or {@code 1h} as seconds, 1 to 3600. */
final class RunTimeout implements ITypeConverter<Integer> {

  /** Longer than any benchmark of the suite takes, with a slow model too. */
  static final int DEFAULT_SECONDS = 300;

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})(s|m|h)?");

  @Override
  public Integer convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      long seconds = Long.parseLong(matcher.group(1)) * unitSeconds(matcher.group(2));
      if (seconds >= 1 && seconds <= 3600) {
        return (int) seconds;
      }
    }
    throw new TypeConversionException(
        "must be 1s to 3600s (like 90s or 5m), but is '" + text + "'");
  }

  private static long unitSeconds(@org.jspecify.annotations.Nullable String unit) {
    if (unit == null || unit.equals("s")) {
      return 1;
    }
    return unit.equals("m") ? 60 : 3600;
  }
}
