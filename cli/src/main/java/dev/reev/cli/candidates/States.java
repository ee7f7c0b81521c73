package dev.reev.cli.candidates;

import java.util.Iterator;
import java.util.List;

/** States that can be filtered by, as the API writes them. */
public final class States {

  private States() {}

  /** States of runs. */
  public static final class OfRuns implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return List.of("Pending", "Running", "Completed", "Failed", "Stopped", "TimedOut").iterator();
    }
  }

  /** States of suites. */
  public static final class OfSuites implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return List.of("Pending", "Running", "Completed", "Stopped").iterator();
    }
  }
}
