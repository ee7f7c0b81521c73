package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Wrappers around bwrap: {@link #enter} is the command started in place of bwrap, {@link #begin}
 * the command that bwrap starts in place of the agent's program.
 */
final class AgentEntry {

  /**
   * Process limit of an agent. It is half of a runner's limit because the kernel counts both
   * together: an agent with its tools fits in, and the runner keeps enough to end the run.
   */
  private static final int PROCESSES = 256;

  /**
   * Script before bwrap: opens descriptor 3 for the system call filter and descriptor 4 for the
   * status file, and raises the OOM score so that the kernel kills the agent before its runner. The
   * agent cannot lower the score again because its /proc is read-only.
   */
  private static final String ENTER =
      """
      echo 1000 2>/dev/null >/proc/self/oom_score_adj
      exec "$@" 3<"$0/filter" 4>"$0/status"
      """;

  /**
   * Script inside the sandbox, before the agent's program: checks that the namespaces and the
   * filter are in place, because the {@code bwrap} on the PATH may be another program, and that the
   * files named in the command are readable. Writes the outcome to descriptor 4 and closes it
   * before the agent starts.
   */
  private static final String BEGIN =
      """
      for outside in $1; do
        own=$(PATH="$PATH:/usr/bin:/bin" readlink "/proc/self/ns/${outside%%:*}")
        [ -n "$own" ] && [ "$own" != "$outside" ] || { echo outside >&4; exit 1; }
      done
      if [ "$2" = filtered ] && ! PATH="$PATH:/usr/bin:/bin" grep -q '^Seccomp:[^0-9]*2' /proc/self/status; then
        echo outside >&4
        exit 1
      fi
      files=$3
      shift 2
      shift
      while [ "$files" -gt 0 ]; do
        [ -r "$1" ] || { echo "$1" >&4; exit 1; }
        shift
        files=$((files - 1))
      done
      command -v "$1" >/dev/null || { echo "$1" >&4; exit 1; }
      echo started >&4
      exec 4>&-
      exec "$@"
      """;

  private final Set<Guard> guards;

  AgentEntry(Set<Guard> guards) {
    this.guards = guards;
  }

  /** Returns the bwrap command wrapped in the {@link #ENTER} script. */
  static List<String> enter(Path folder, List<String> bubblewrap) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", ENTER, folder.toString()));
    words.addAll(bubblewrap);
    return words;
  }

  /**
   * Identifiers of this process's namespaces, separated by blanks. The agent must be in none of
   * them.
   */
  private String outside() throws IOException {
    List<String> names = new ArrayList<>();
    Guard.PROCESSES.ifIn(guards, () -> names.add("pid"));
    Guard.IPC.ifIn(guards, () -> names.add("ipc"));
    Guard.NETWORK.ifIn(guards, () -> names.add("net"));
    Guard.FILES.ifIn(guards, () -> names.add("mnt"));
    List<String> outside = new ArrayList<>();
    for (String name : names) {
      outside.add(Files.readSymbolicLink(Path.of("/proc/self/ns", name)).toString());
    }
    return String.join(" ", outside);
  }

  private boolean isFiltered() {
    return guards.contains(Guard.SYSTEM_CALLS) && SystemCallFilter.forAgents().isPresent();
  }

  /**
   * Returns the command to run inside: resource limits, the checks of {@link #BEGIN}, the forwarder
   * of the gate if there is one, and the agent's program.
   */
  List<String> begin(AgentSandbox.Program program) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("prlimit", "--core=0"));
    Guard.LIMITS.ifIn(guards, () -> words.add("--nproc=" + PROCESSES));
    words.addAll(List.of("--", "sh", "-c", BEGIN, "agent"));
    words.add(outside());
    words.add(isFiltered() ? "filtered" : "unfiltered");
    List<Path> files = program.files();
    words.add(Integer.toString(files.size()));
    files.forEach(file -> words.add(file.toString()));
    AgentSandbox.Gate gate = program.gate();
    if (gate != null) {
      words.addAll(gate.forwarder());
      words.addAll(List.of(Integer.toString(AgentSandbox.GATE_PORT), AgentFiles.GATE));
    }
    words.addAll(program.command());
    return words;
  }
}
