package dev.reev.cli.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Kills and how long the stack needed after each; one thread kills, another sees the answers. */
final class KillLog {

  private final long begin = System.nanoTime();
  private final List<DoneKill> kills = new ArrayList<>();

  /** Time since the workload began. */
  Duration now() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  synchronized void add(DoneKill kill) {
    kills.add(kill);
  }

  /** The server answered a request that was sent at that time. */
  synchronized void answered(Duration sent) {
    Duration now = now();
    kills.replaceAll(
        kill ->
            kill.untilAnswer() == null && sent.compareTo(kill.at()) > 0
                ? kill.answered(now.minus(kill.at()))
                : kill);
  }

  /** A run was seen completed, first by a request that was sent at that time. */
  synchronized void completed(Duration sent) {
    Duration now = now();
    kills.replaceAll(
        kill ->
            kill.untilCompleted() == null && sent.compareTo(kill.at()) > 0
                ? kill.completed(now.minus(kill.at()))
                : kill);
  }

  synchronized List<DoneKill> kills() {
    return List.copyOf(kills);
  }
}
