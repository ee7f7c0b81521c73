package dev.reev.benchmarks.setting;

import dev.reev.benchmarks.schema.OneLine;
import dev.reev.benchmarks.text.NumberText;
import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules for the variables of docs/configuration.md, so that a program reports a wrong value by the
 * variable's name before it starts anything. Each program decides which variables it reads.
 */
public final class SettingRules {

  private static final int MAX_SHOWN = 80;

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ns|us|ms|s|m|h|d)?");

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})(B|KB|MB|GB|TB)?");

  private static final Map<String, Integer> SIZE_BITS =
      Map.of("B", 0, "KB", 10, "MB", 20, "GB", 30, "TB", 40);

  /** Far beyond any use, and far below the range of a nanosecond count. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final int MAX_PORT = 65_535;

  /** More cores than any machine has. */
  private static final int MAX_SLOTS = 10_000;

  private static final List<Rule> RULES =
      List.of(
          whole("PORT", 0, MAX_PORT),
          whole("REEV_RUNNER_SLOTS", 0, MAX_SLOTS),
          whole("REEV_RUNNER_PROCESSES", 1, Integer.MAX_VALUE),
          whole("REEV_RUNNER_OPEN_FILES", 1, Integer.MAX_VALUE),
          whole("REEV_INVARIANTS_PERIOD_SECONDS", 1, 86_400),
          duration("REEV_STOP_GRACE", Duration.ZERO),
          duration("REEV_RUNNER_CPU_TIME", Duration.ofSeconds(1)),
          duration("REEV_REAPER_PERIOD", Duration.ofMillis(1)),
          duration("REEV_KEEP_ATTEMPTS", Duration.ZERO),
          size("REEV_RUNNER_MEMORY"),
          size("REEV_RUNNER_FILE_SIZE"),
          size("REEV_RUNNER_DISK"),
          size("REEV_RUNNER_CGROUP_MEMORY"),
          new Rule(
              "REEV_RUNNER_CGROUP_CPUS",
              text -> NumberText.decimal(text).filter(cpus -> cpus > 0).isPresent(),
              "a number above 0, such as 2 or 0.5"),
          words("REEV_ADD_AGENTS", "auto", "true", "false"),
          words("REEV_WORKER", "true", "false"),
          words("REEV_EXIT_WITH_PARENT", "true", "false"),
          words("REEV_RUNNER_SANDBOX", "auto", "bubblewrap", "process", "none"),
          words("REEV_LOG_FORMAT", "ecs", "gelf", "logstash"));

  private record Rule(String variable, Predicate<String> fits, String allowed) {}

  private SettingRules() {}

  /** The problems of all variables that are set, in one line; empty when there are none. */
  public static Optional<String> refusal(Map<String, String> environment) {
    List<String> wrong =
        Stream.concat(
                RULES.stream().flatMap(rule -> refusal(rule, environment)),
                BindAddress.refusal(environment).stream())
            .toList();
    return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", wrong));
  }

  /** Whether this variable has a rule and is empty, which counts as unset. */
  public static boolean isLeftEmpty(String variable, String value) {
    return value.isBlank() && RULES.stream().anyMatch(rule -> rule.variable().equals(variable));
  }

  private static Stream<String> refusal(Rule rule, Map<String, String> environment) {
    String value = environment.getOrDefault(rule.variable(), "");
    return value.isBlank() || rule.fits().test(value.strip())
        ? Stream.empty()
        : Stream.of(line(rule.variable(), value, rule.allowed()));
  }

  /** Uniform message for every setting. */
  static String line(String variable, String value, String allowed) {
    return "%s must be %s, but is '%s'".formatted(variable, allowed, OneLine.of(value, MAX_SHOWN));
  }

  private static Rule whole(String variable, int least, int most) {
    return new Rule(
        variable,
        text ->
            NumberText.wholeInt(text)
                .filter(number -> number >= least && number <= most)
                .isPresent(),
        "a whole number from %d to %d".formatted(least, most));
  }

  private static Rule words(String variable, String... allowed) {
    return new Rule(variable, List.of(allowed)::contains, "one of " + String.join(", ", allowed));
  }

  private static Rule duration(String variable, Duration least) {
    return new Rule(
        variable,
        text ->
            parsed(text)
                .filter(time -> time.compareTo(least) >= 0 && time.compareTo(LONGEST) <= 0)
                .isPresent(),
        "a time such as 500ms, 5s, 10m, 6h or 30d"
            + (least.isZero() ? "" : ", at least " + least.toMillis() + "ms"));
  }

  private static Optional<Duration> parsed(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      return Optional.of(
          switch (String.valueOf(matcher.group(2))) {
            case "ns" -> Duration.ofNanos(count);
            case "us" -> Duration.ofNanos(count * 1000);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofMillis(count);
          });
    }
    try {
      return text.startsWith("PT") ? Optional.of(Duration.parse(text)) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Rule size(String variable) {
    return new Rule(
        variable,
        text -> {
          Matcher matcher = SIZE.matcher(text);
          if (!matcher.matches()) {
            return false;
          }
          String unit = matcher.group(2) == null ? "B" : matcher.group(2);
          BigInteger bytes =
              new BigInteger(matcher.group(1)).shiftLeft(SIZE_BITS.getOrDefault(unit, 0));
          return bytes.signum() > 0 && bytes.bitLength() < Long.SIZE;
        },
        "a size above 0 such as 512MB, 2GB or 1TB");
  }
}
