package dev.reev.cli.candidates;

import java.util.Iterator;
import java.util.List;

/** Names and ids of runs and suites, read from the server when a word is completed. */
public final class KnownRunsAndSuites implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return List.of(ServerWords.RUNS_AND_SUITES.marker()).iterator();
  }
}
