package dev.reev.cli.run;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90}, {@code 90s}, {@code 10m}, {@code 6h} or {@code 7d} as seconds. */
public class Seconds implements ITypeConverter<Integer> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd]?)");

  private static final Map<String, Integer> UNITS =
      Map.of("", 1, "s", 1, "m", 60, "h", 3600, "d", 86_400);

  private final int least;
  private final int most;
  private final String allowed;

  /** Durations from zero. */
  public Seconds() {
    this(0, Integer.MAX_VALUE, "a time such as 90s, 10m, 6h or 7d");
  }

  private Seconds(int least, int most, String allowed) {
    this.least = least;
    this.most = most;
    this.allowed = allowed;
  }

  /** Durations from one second to an hour, the limit of an attempt. */
  static final class OfAttempt extends Seconds {

    OfAttempt() {
      super(1, 3600, "1s to 3600s (like 90s or 5m)");
    }
  }

  @Override
  public Integer convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      long seconds = Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1);
      if (seconds >= least && seconds <= most) {
        return (int) seconds;
      }
    }
    throw new TypeConversionException("must be " + allowed + ", but is '" + text + "'");
  }
}
