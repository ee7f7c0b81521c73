package dev.reev.bench.load;

/**
 * One round of runs of one side.
 *
 * @param perSecond runs per second
 * @param processorMillis processor time per run, of the whole machine
 */
record Round(double perSecond, double processorMillis) {

  static Round of(int runs, Runnable work) {
    double busy = ProcessorTime.busySeconds();
    long start = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Round(runs / seconds, (ProcessorTime.busySeconds() - busy) * 1000 / runs);
  }
}
