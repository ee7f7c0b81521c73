package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The steps before and after bwrap: {@link #enter} is what is started in its place, {@link #begin}
 * what it starts in place of the agent's program.
 */
final class AgentEntry {

  /**
   * Half of what a runner may have, for the kernel counts them together: enough for an agent with
   * its tools, and the runner is left room to end the run.
   */
  private static final int PROCESSES = 256;

  /**
   * First step: opens the descriptors that bwrap reads the filter from, and that the status goes
   * to, and offers itself to the kernel when memory runs out, in the place of its runner. Inside,
   * where /proc is for reading, that cannot be taken back.
   */
  private static final String ENTER =
      """
      echo 1000 2>/dev/null >/proc/self/oom_score_adj
      exec "$@" 3<"$0/filter" 4>"$0/status"
      """;

  /**
   * Last step inside: looks whether it really is inside, for what is called bwrap may do something
   * else, and whether it sees what it was promised. Descriptor 4 is the status, closed before the
   * agent begins.
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

  /** The words before those of bwrap. */
  static List<String> enter(Path folder, List<String> bubblewrap) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", ENTER, folder.toString()));
    words.addAll(bubblewrap);
    return words;
  }

  /** The namespaces that the agent must not be in, with blanks between them. */
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

  /** Limits, the look around, the gate if there is one, and the agent's program. */
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
