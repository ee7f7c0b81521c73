package dev.reev.bench.latency;

/**
 * One pair of runs of the same benchmark, made right after one another.
 *
 * @param measuredMillis wall time of the run in question
 * @param baselineMillis wall time of the run that it is compared with
 */
record Sample(double measuredMillis, double baselineMillis) {

  /** How many times as long the run in question took; 1 = it costs nothing. */
  double ratio() {
    return measuredMillis / baselineMillis;
  }
}
