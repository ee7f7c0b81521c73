package dev.reev.bench.latency;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * Median and tail of some samples, interpolated between neighbours.
 *
 * @param p50 median
 * @param p95 95th percentile
 */
record Percentiles(double p50, double p95) {

  static Percentiles of(List<Sample> samples, ToDoubleFunction<Sample> value) {
    double[] values = samples.stream().mapToDouble(value).toArray();
    double[] found = Quantile.withDefaults().evaluate(values, 0.5, 0.95);
    return new Percentiles(found[0], found[1]);
  }
}
