package dev.reev.cli.candidates;

import java.util.Iterator;
import java.util.List;

/** Ids of the newest runs, read from the server when a word is completed. */
public final class KnownRuns implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return List.of(ServerWords.RUNS.marker()).iterator();
  }
}
