package dev.reev.api.dashboard.overview;

import dev.reev.api.performance.Performance.Day;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an agent did day by day.
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

  public Point last() {
    return days.get(days.size() - 1);
  }
}
