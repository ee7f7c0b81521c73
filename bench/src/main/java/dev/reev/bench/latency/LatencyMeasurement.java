package dev.reev.bench.latency;

import dev.reev.stack.outcome.Progress;
import java.util.ArrayList;
import java.util.List;

/** Makes pairs of runs one after the other, never two at once. */
final class LatencyMeasurement {

  /**
   * Pairs before the measurement: the server's JVM compiles most of the code of a run during its
   * first few.
   */
  static final int WARM_UP = 5;

  private static final int SAY_EVERY = 10;

  private final Compared measured;
  private final Compared baseline;
  private final Progress progress;

  LatencyMeasurement(Compared measured, Compared baseline, Progress progress) {
    this.measured = measured;
    this.baseline = baseline;
    this.progress = progress;
  }

  /** The measured pairs, in order. */
  List<Sample> take(int runs) {
    progress.say("warming up: " + WARM_UP + " pairs of runs that do not count");
    for (int i = 0; i < WARM_UP; i++) {
      pair(i);
    }
    progress.say("measuring " + runs + " pairs of runs, one after the other");
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      samples.add(pair(i));
      if (samples.size() % SAY_EVERY == 0) {
        progress.say(samples.size() + " of " + runs);
      }
    }
    return samples;
  }

  /** Alternates which side goes first, so that neither always profits from a warm cache. */
  private Sample pair(int index) {
    if (index % 2 == 0) {
      double first = measured.run().getAsDouble();
      return new Sample(first, baseline.run().getAsDouble());
    }
    double first = baseline.run().getAsDouble();
    return new Sample(measured.run().getAsDouble(), first);
  }
}
