package dev.reev.chaos;

import dev.reev.stack.outcome.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds processes and files that should be gone a minute after the last run. */
final class LeftoverCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final ChaosStack stack;
  private final StackProcesses processes;

  LeftoverCheck(ChaosStack stack) {
    this.stack = stack;
    this.processes = new StackProcesses(stack.home());
  }

  /**
   * Processes that do not belong to the running stack: runners, ledgers, children of killed
   * servers.
   */
  List<String> besidesTheStack() {
    return patiently(() -> describe(processes.strangersTo(stack.process())));
  }

  /** Remaining processes and temporary files of the stopped stack. */
  List<String> ofTheStoppedStack() {
    List<String> left = new ArrayList<>(patiently(() -> describe(processes.all())));
    left.addAll(temporaryFiles());
    return left;
  }

  private List<String> temporaryFiles() {
    try (Stream<Path> files = Files.list(stack.temporary())) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> "temporary file " + name)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> describe(List<ProcessHandle> found) {
    return found.stream().map(StackProcesses::describe).toList();
  }

  private static List<String> patiently(Supplier<List<String>> look) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> left = look.get();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      Pause.awaiting("the stack", LOOK_EVERY);
      left = look.get();
    }
    return left;
  }
}
