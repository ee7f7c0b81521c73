package dev.reev.activities.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits of a runner: on its processes, enforced by the kernel, and on the size of its folder.
 *
 * @param cpuTime of one process, in whole seconds
 * @param memoryBytes private writable memory of one process; address space that is only reserved,
 *     as by virtual machines, does not count
 * @param processes processes and threads of the runner together
 * @param openFiles open at the same time
 * @param fileBytes size of one file, and so of each output stream
 * @param diskBytes size of all files in the runner's folder
 */
public record RunnerLimits(
    Duration cpuTime,
    long memoryBytes,
    int processes,
    int openFiles,
    long fileBytes,
    long diskBytes) {

  /**
   * Time between the signal for the CPU limit and KILL, for programs that catch it: enough to write
   * a session file, but not to go on.
   */
  private static final Duration CPU_GRACE = Duration.ofSeconds(2);

  /**
   * Returns the command wrapped so that it runs within these limits.
   *
   * @param others processes and threads that the kernel counts together with the runner's
   */
  List<String> before(int others, List<String> command) {
    List<String> words = new ArrayList<>();
    words.addAll(words(others));
    words.addAll(command);
    return words;
  }

  private List<String> words(int others) {
    return List.of(
        "prlimit",
        "--cpu=" + cpuTime.toSeconds() + ":" + cpuTime.plus(CPU_GRACE).toSeconds(),
        "--data=" + memoryBytes,
        "--nproc=" + (processes + others),
        "--nofile=" + openFiles,
        "--fsize=" + fileBytes,
        // A core dump would contain the runner's keys.
        "--core=0",
        "--");
  }
}
