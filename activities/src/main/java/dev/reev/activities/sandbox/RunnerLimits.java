package dev.reev.activities.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one process of a runner may use, which the kernel looks after, and what its folder may take.
 *
 * @param cpuTime of one process, in whole seconds
 * @param memoryBytes private writable memory of one process; address space that is only reserved,
 *     as virtual machines do, is free
 * @param processes processes and threads of the runner together
 * @param openFiles open at the same time
 * @param fileBytes size of one file, and so of what it prints
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
   * From the signal that names the limit to KILL, for those that catch it: time to leave a session
   * file, none to go on.
   */
  private static final Duration CPU_GRACE = Duration.ofSeconds(2);

  /**
   * A command within these limits.
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
        // A dump of its memory would hold its keys.
        "--core=0",
        "--");
  }
}
