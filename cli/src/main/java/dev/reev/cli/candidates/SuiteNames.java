package dev.reev.cli.candidates;

import java.util.Iterator;
import java.util.List;

/** Names and ids of the suites, read from the server when a word is completed. */
public final class SuiteNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return List.of(ServerWords.SUITES.marker()).iterator();
  }
}
