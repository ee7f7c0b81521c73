package dev.reev.activities.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processes and threads of the worker's user, as the kernel counts them. */
final class UserTasks {

  private UserTasks() {}

  /** How many there are now; 0 on a system without /proc. */
  static int count() {
    String user = System.getProperty("user.name");
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().user().filter(user::equals).isPresent())
        .mapToInt(process -> threads(process.pid()))
        .sum();
  }

  private static int threads(long pid) {
    try {
      List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
      return status.stream()
          .filter(line -> line.startsWith("Threads:"))
          .mapToInt(line -> Integer.parseInt(line.substring("Threads:".length()).strip()))
          .sum();
    } catch (IOException gone) {
      return 0;
    }
  }
}
