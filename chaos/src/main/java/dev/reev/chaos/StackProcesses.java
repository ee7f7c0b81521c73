package dev.reev.chaos;

import dev.reev.stack.database.EmbeddedPostmaster;
import dev.reev.stack.process.OwnedProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Live processes of one home, recognised by the home in their environment, or its database in their
 * arguments. Needs {@code /proc}.
 */
final class StackProcesses {

  private static final String EXECUTION_ID = "REEV_EXECUTION_ID=";
  private static final String SESSIONS = "REEV_SESSION_LOG_PATH=";

  private final Path home;

  StackProcesses(Path home) {
    this.home = home;
  }

  /**
   * A process of a run.
   *
   * @param process the live process
   * @param run execution id
   * @param target runner or ledger; empty for other processes, such as the supervisor
   */
  record RunProcess(ProcessHandle process, String run, Optional<Target> target) {

    boolean is(Target wanted) {
      return target.filter(wanted::equals).isPresent();
    }
  }

  /** Every process of a run of this home, by pid. */
  List<RunProcess> ofRuns() {
    List<RunProcess> found = new ArrayList<>();
    for (ProcessHandle process : live()) {
      List<String> environment = words(process, "environ");
      if (ofAttempt(environment)) {
        environment.stream()
            .filter(variable -> variable.startsWith(EXECUTION_ID))
            .findFirst()
            .map(variable -> variable.substring(EXECUTION_ID.length()))
            .ifPresent(run -> found.add(new RunProcess(process, run, target(process))));
      }
    }
    return found;
  }

  /** Only called for a process that carries the marks of a run. */
  private static Optional<Target> target(ProcessHandle process) {
    List<String> arguments = words(process, "cmdline");
    if (arguments.contains("reev-supervisor")) {
      return Optional.empty();
    }
    if (arguments.stream().anyMatch(word -> word.endsWith("server.mjs"))) {
      return Optional.of(Target.LEDGER);
    }
    return arguments.stream().anyMatch(word -> word.endsWith("reev-runner.jar"))
        ? Optional.of(Target.RUNNER)
        : Optional.empty();
  }

  Optional<ProcessHandle> postmaster() {
    return EmbeddedPostmaster.of(home).flatMap(OwnedProcess::find);
  }

  /** The server process itself: the stack knows only the script that supervises it. */
  Optional<ProcessHandle> temporal(OwnedProcess script) {
    // The script's own watcher names the database too, but is run by a shell.
    return script
        .find()
        .flatMap(
            parent ->
                parent
                    .descendants()
                    .filter(child -> isServer(words(child, "cmdline")))
                    .findFirst()
                    .or(() -> Optional.of(parent)));
  }

  private static boolean isServer(List<String> command) {
    return command.contains("--db-filename") && command.get(0).endsWith("temporal");
  }

  /** All processes of this home except the given one, its descendants and the database. */
  List<ProcessHandle> strangersTo(ProcessHandle up) {
    Set<ProcessHandle> known = new HashSet<>();
    known.add(up);
    up.descendants().forEach(known::add);
    postmaster()
        .ifPresent(
            server -> {
              known.add(server);
              server.descendants().forEach(known::add);
            });
    return all().stream().filter(process -> !known.contains(process)).toList();
  }

  /** All processes started for this home, but not those that only read it. */
  List<ProcessHandle> all() {
    return live().stream()
        .filter(process -> ofThisHome(words(process, "environ")) || servesDatabase(process))
        .toList();
  }

  private boolean ofThisHome(List<String> environment) {
    return environment.contains("REEV_HOME=" + home) || ofAttempt(environment);
  }

  private boolean ofAttempt(List<String> environment) {
    return environment.stream().anyMatch(variable -> variable.startsWith(SESSIONS + home + "/"));
  }

  private boolean servesDatabase(ProcessHandle process) {
    return words(process, "cmdline").contains(home.resolve("postgres").toString());
  }

  static String describe(ProcessHandle process) {
    String command = String.join(" ", words(process, "cmdline"));
    return "process "
        + process.pid()
        + " ("
        + command.substring(0, Math.min(80, command.length()))
        + ")";
  }

  private static List<ProcessHandle> live() {
    return ProcessHandle.allProcesses().filter(ProcessHandle::isAlive).sorted().toList();
  }

  /** Empty for a process that has just ended, a zombie, or a process of another user. */
  private static List<String> words(ProcessHandle process, String file) {
    try {
      Path path = Path.of("/proc", String.valueOf(process.pid()), file);
      return Arrays.asList(
          new String(Files.readAllBytes(path), StandardCharsets.UTF_8).split("\0", -1));
    } catch (IOException e) {
      return List.of();
    }
  }
}
