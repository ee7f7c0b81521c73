package dev.reev.bench.reads;

import dev.reev.stack.outcome.Progress;
import java.util.ArrayList;
import java.util.List;

/** Calls both servers alternately, so that a machine that slows down affects both. */
final class ReadsMeasurement {

  /**
   * Calls before the measurement: a server's JVM compiles most of the code of a read during its
   * first calls.
   */
  private static final int WARM_UP = 300;

  private final SeededServer few;
  private final SeededServer many;
  private final Progress progress;

  ReadsMeasurement(SeededServer few, SeededServer many, Progress progress) {
    this.few = few;
    this.many = many;
    this.progress = progress;
  }

  List<ReadTimes> take(int calls) {
    List<Route> fewRoutes = Route.of(few);
    List<Route> manyRoutes = Route.of(many);
    progress.say("warming up: " + WARM_UP + " calls of each read that do not count");
    for (int i = 0; i < fewRoutes.size(); i++) {
      times(fewRoutes.get(i), manyRoutes.get(i), WARM_UP);
    }
    List<ReadTimes> times = new ArrayList<>();
    for (int i = 0; i < fewRoutes.size(); i++) {
      progress.say("measuring " + fewRoutes.get(i).name());
      times.add(times(fewRoutes.get(i), manyRoutes.get(i), calls));
    }
    return times;
  }

  private ReadTimes times(Route fewRoute, Route manyRoute, int calls) {
    List<Double> fewTimes = new ArrayList<>();
    List<Double> manyTimes = new ArrayList<>();
    for (int n = 0; n < calls; n++) {
      fewTimes.add(millis(few, fewRoute.path().apply(n)));
      manyTimes.add(millis(many, manyRoute.path().apply(n)));
    }
    return new ReadTimes(fewRoute.name(), fewTimes, manyTimes);
  }

  private static double millis(SeededServer server, String path) {
    long start = System.nanoTime();
    server.get(path);
    return (System.nanoTime() - start) / 1e6;
  }
}
