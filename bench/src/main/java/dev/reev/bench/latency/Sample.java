package dev.reev.bench.latency;

/**
 * One pair of runs of the same benchmark, made right after one another.
 *
 * @param servedMillis from sending the POST to seeing the terminal state
 * @param bareMillis wall time of the bare runner process
 */
record Sample(double servedMillis, double bareMillis) {

  /** How many times as long the served run took; 1 = Reev costs nothing. */
  double ratio() {
    return servedMillis / bareMillis;
  }
}
