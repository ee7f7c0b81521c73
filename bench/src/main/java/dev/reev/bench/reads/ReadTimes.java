package dev.reev.bench.reads;

import java.util.List;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * Times of one read on both servers, in milliseconds.
 *
 * @param fewRuns on the server with few runs, in the order of the calls; likewise {@code manyRuns}
 */
record ReadTimes(String name, List<Double> fewRuns, List<Double> manyRuns) {

  double few(double quantile) {
    return of(fewRuns, quantile);
  }

  double many(double quantile) {
    return of(manyRuns, quantile);
  }

  double ratio(double quantile) {
    return many(quantile) / few(quantile);
  }

  private static double of(List<Double> times, double quantile) {
    double[] values = times.stream().mapToDouble(Double::doubleValue).toArray();
    return Quantile.withDefaults().evaluate(values, quantile);
  }
}
