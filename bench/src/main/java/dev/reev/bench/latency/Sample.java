package dev.reev.bench.latency;

/**
 * One pair of consecutive runs of the same benchmark.
 *
 * @param measuredMillis wall time of the run in question
 * @param baselineMillis wall time of the run that it is compared with
 */
record Sample(double measuredMillis, double baselineMillis) {

  /** Ratio of the two times; 1 means no overhead. */
  double ratio() {
    return measuredMillis / baselineMillis;
  }
}
