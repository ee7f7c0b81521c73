package dev.reev.api.dashboard.overview;

import dev.reev.api.dashboard.Sparkline;
import dev.reev.api.performance.Performance.Day;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Daily results of an agent.
 *
 * @param days oldest first, those without a result left out
 * @param chart the same for the script that draws it
 */
record Trend(String agent, List<Point> days, String chart) {

  /** The band holds the true pass rate with 95 % confidence. */
  private static final double ERROR_RATE = 0.05;

  /**
   * One day.
   *
   * @param passRate 0 to 1
   * @param low of the pass rate's interval by Wilson (1927), which keeps what it promises for a
   *     handful of runs too
   * @param meanScore 0 to 1
   */
  record Point(Day day, double passRate, double low, double high, double meanScore) {

    static Point of(Day day) {
      Interval band =
          BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
              Math.toIntExact(day.runs()), Math.toIntExact(day.passed()), ERROR_RATE);
      return new Point(
          day,
          (double) day.passed() / day.runs(),
          band.getLowerBound(),
          band.getUpperBound(),
          day.mean());
    }
  }

  /** Columns as uPlot takes them. */
  private record Chart(
      List<Long> time, List<Double> rate, List<Double> low, List<Double> high, List<Double> mean) {

    static Chart of(List<Point> days) {
      return new Chart(
          days.stream()
              .map(point -> point.day().day().atStartOfDay(ZoneOffset.UTC).toEpochSecond())
              .toList(),
          days.stream().map(Point::passRate).toList(),
          days.stream().map(Point::low).toList(),
          days.stream().map(Point::high).toList(),
          days.stream().map(Point::meanScore).toList());
    }
  }

  static List<Trend> of(List<Day> days, JsonMapper json) {
    return days.stream()
        .collect(Collectors.groupingBy(Day::agent, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            entry -> {
              List<Point> points = entry.getValue().stream().map(Point::of).toList();
              return new Trend(entry.getKey(), points, json.writeValueAsString(Chart.of(points)));
            })
        .toList();
  }

  /** Of all the days together. */
  public long runs() {
    return days.stream().mapToLong(point -> point.day().runs()).sum();
  }

  /** Of all the days together. */
  public long passed() {
    return days.stream().mapToLong(point -> point.day().passed()).sum();
  }

  /** Of the scores of all the days, 0 to 1; null when there is none. */
  public @Nullable Double mean() {
    long scored = days.stream().mapToLong(point -> point.day().scored()).sum();
    return scored == 0
        ? null
        : days.stream().mapToDouble(point -> point.day().scoreSum()).sum() / scored;
  }

  /** Through the means of the days; a day without a result is a gap. */
  public Sparkline line() {
    Map<LocalDate, Double> means = new HashMap<>();
    days.forEach(point -> means.put(point.day().day(), point.meanScore()));
    List<@Nullable Double> scores = new ArrayList<>();
    days.get(0)
        .day()
        .day()
        .datesUntil(last().day().day().plusDays(1))
        .forEach(day -> scores.add(means.get(day)));
    return Sparkline.of(scores);
  }

  public Point last() {
    return days.get(days.size() - 1);
  }
}
