package dev.reev.bench.reads;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Times of the reads with few and with many stored runs. */
record ReadsReport(int fewRuns, int manyRuns, int calls, List<ReadTimes> reads) {

  private static final double MEDIAN = 0.5;
  private static final double TAIL = 0.99;

  void print(PrintWriter out) {
    out.printf(
        "%d and %d runs; %d calls of each read on each server, in turn%n%n",
        fewRuns, manyRuns, calls);
    out.printf(
        "%-26s %10s %10s %7s %10s %10s %7s%n",
        "milliseconds", "p50 few", "p50 many", "ratio", "p99 few", "p99 many", "ratio");
    for (ReadTimes read : reads) {
      out.printf(
          Locale.ROOT,
          "%-26s %10.2f %10.2f %7.2f %10.2f %10.2f %7.2f%n",
          read.name(),
          read.few(MEDIAN),
          read.many(MEDIAN),
          read.ratio(MEDIAN),
          read.few(TAIL),
          read.many(TAIL),
          read.ratio(TAIL));
    }
    out.flush();
  }
}
