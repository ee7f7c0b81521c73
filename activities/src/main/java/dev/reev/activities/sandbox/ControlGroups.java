package dev.reev.activities.sandbox;

import dev.reev.activities.setting.InvalidSettingException;
import dev.reev.benchmarks.file.FileTrouble;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Control groups (cgroup v2) that limit all processes of a runner together, including its agent's.
 * Created below a group that the operator delegated to Reev. When memory runs out in a group, the
 * kernel kills the agent first, because of its raised OOM score.
 */
final class ControlGroups {

  private static final String SETTING = "REEV_RUNNER_CGROUP";

  private static final List<String> NEEDED = List.of("memory", "cpu");

  private static final String PREFIX = "reev-runner-";

  /** Accounting period; the kernel's own default. */
  private static final int PERIOD_MICROS = 100_000;

  /**
   * Time for a process to join its group. It takes milliseconds; the limit allows for a machine
   * that swaps.
   */
  private static final Duration TIME_TO_JOIN = Duration.ofMinutes(2);

  /** Script that joins the group, then executes the command. */
  private static final String JOIN = "echo $$ > \"$0/cgroup.procs\" && exec \"$@\"";

  private final Path parent;
  private final long memoryBytes;
  private final double cpus;

  private ControlGroups(Path parent, long memoryBytes, double cpus) {
    this.parent = parent;
    this.memoryBytes = memoryBytes;
    this.cpus = cpus;
  }

  /**
   * Creates groups below this one.
   *
   * @param memoryBytes memory of one runner with all its child processes; it gets no swap
   * @param cpus processors that it may use at a time
   * @throws InvalidSettingException when no groups can be created below it
   */
  static ControlGroups below(Path parent, long memoryBytes, double cpus) {
    if (!Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw invalid(parent, "is no folder that this user may write to");
    }
    try {
      List<String> controllers =
          List.of(Files.readString(parent.resolve("cgroup.controllers")).strip().split("\\s+", -1));
      for (String needed : NEEDED) {
        if (!controllers.contains(needed)) {
          throw invalid(parent, "has no controller '" + needed + "'");
        }
      }
      Files.writeString(parent.resolve("cgroup.subtree_control"), "+memory +cpu");
    } catch (IOException e) {
      throw invalid(parent, "is no control group (v2) for Reev: " + FileTrouble.of(e));
    }
    return new ControlGroups(parent, memoryBytes, cpus);
  }

  /**
   * Returns the command wrapped so that it runs in a group of its own.
   *
   * @throws IOException when the group cannot be created; the command then does not run
   */
  List<String> before(List<String> command) throws IOException {
    removeEmpty();
    Path group = Files.createDirectory(parent.resolve(PREFIX + UUID.randomUUID()));
    Files.writeString(group.resolve("memory.max"), Long.toString(memoryBytes));
    Path swap = group.resolve("memory.swap.max");
    // Does not exist on systems without swap.
    if (Files.exists(swap)) {
      Files.writeString(swap, "0");
    }
    Files.writeString(
        group.resolve("cpu.max"), (long) (cpus * PERIOD_MICROS) + " " + PERIOD_MICROS);
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", JOIN, group.toString()));
    words.addAll(command);
    return words;
  }

  /**
   * Removes groups of ended runners; the kernel keeps those with processes. A new group is left
   * alone: its runner may be about to join it.
   */
  private void removeEmpty() throws IOException {
    Instant joined = Instant.now().minus(TIME_TO_JOIN);
    try (DirectoryStream<Path> groups = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path group : groups) {
        try {
          if (Files.getLastModifiedTime(group).toInstant().isBefore(joined)) {
            Files.delete(group);
          }
        } catch (IOException inUse) {
          // Its runner is still alive, or another thread has removed it.
        }
      }
    }
  }

  private static InvalidSettingException invalid(Path parent, String why) {
    return new InvalidSettingException("%s: %s %s".formatted(SETTING, parent, why));
  }
}
