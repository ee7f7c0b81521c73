package dev.reev.cli.candidates;

import java.util.Iterator;
import java.util.List;

/** Names of the schedules, read from the server when a word is completed. */
public final class ScheduleNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return List.of(ServerWords.SCHEDULES.marker()).iterator();
  }
}
