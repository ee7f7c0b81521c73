package dev.reev.cli.stack;

import dev.reev.cli.outcome.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes of a stack whose owner was killed; they end by themselves once they notice. */
final class Leftovers {

  /** An API that notices the end of its owner still finishes what it is doing. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** TERM to KILL, for one that did not end by itself. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private Leftovers() {}

  /** Returns once nothing of the predecessor is alive. Call it with the lock of the home held. */
  static void awaitEnd(StackFile file, Progress progress) {
    file.read()
        .ifPresent(
            info -> {
              List<OwnedProcess> processes = new ArrayList<>();
              processes.add(info.apiProcess());
              if (info.temporalProcess() != null) {
                processes.add(info.temporalProcess());
              }
              for (OwnedProcess process : processes) {
                if (process.find().isPresent()) {
                  progress.say(
                      "waiting for process %d of the stack before (up to %d s)"
                          .formatted(process.pid(), PATIENCE.toSeconds()));
                  if (!process.endsWithin(PATIENCE)) {
                    process.end(GRACE);
                  }
                }
              }
              file.delete();
            });
  }
}
