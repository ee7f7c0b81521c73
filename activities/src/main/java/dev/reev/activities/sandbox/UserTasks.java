package dev.reev.activities.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Counts processes and threads of the worker's user, like the kernel. */
final class UserTasks {

  private UserTasks() {}

  /** Current number; 0 on a system without /proc. */
  static int count() {
    String user = field(status("self"), "Uid:");
    return ProcessHandle.allProcesses()
        .map(process -> status(Long.toString(process.pid())))
        .filter(status -> field(status, "Uid:").equals(user))
        .map(status -> field(status, "Threads:"))
        .filter(threads -> !threads.isEmpty())
        .mapToInt(Integer::parseInt)
        .sum();
  }

  private static List<String> status(String process) {
    try {
      return Files.readAllLines(Path.of("/proc", process, "status"));
    } catch (IOException gone) {
      return List.of();
    }
  }

  /** Returns the first value of a field; of the four user ids that is the real one. */
  private static String field(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip().split("\\s", 2)[0])
        .findFirst()
        .orElse("");
  }
}
