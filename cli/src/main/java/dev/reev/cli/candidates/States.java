package dev.reev.cli.candidates;

import java.util.Iterator;
import java.util.List;

/** The states that can be asked for, as the API writes them. */
public final class States {

  private States() {}

  /** Of runs. */
  public static final class OfRuns implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return List.of("Pending", "Running", "Completed", "Failed", "Stopped", "TimedOut").iterator();
    }
  }

  /** Of suites. */
  public static final class OfSuites implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return List.of("Pending", "Running", "Completed", "Stopped").iterator();
    }
  }
}
