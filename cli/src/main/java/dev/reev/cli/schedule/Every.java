package dev.reev.cli.schedule;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90}, {@code 90s}, {@code 10m}, {@code 6h} or {@code 7d} as seconds. */
final class Every implements ITypeConverter<Integer> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd]?)");

  private static final Map<String, Integer> UNITS =
      Map.of("", 1, "s", 1, "m", 60, "h", 3600, "d", 86_400);

  @Override
  public Integer convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      long seconds = Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1);
      if (seconds <= Integer.MAX_VALUE) {
        return (int) seconds;
      }
    }
    throw new TypeConversionException(
        "must be a time such as 90s, 10m, 6h or 7d, but is '" + text + "'");
  }
}
