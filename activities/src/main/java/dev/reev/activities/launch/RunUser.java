package dev.reev.activities.launch;

import dev.reev.activities.sandbox.RunnerUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The user that was made for one attempt, if its worker could make one. */
final class RunUser {

  private final OptionalInt id;

  private RunUser(OptionalInt id) {
    this.id = id;
  }

  /** Told by the owner of the runner's folder, which the runner cannot change. */
  static RunUser of(AttemptDirectory directory) {
    try {
      Object owner = Files.getAttribute(directory.work(), "unix:uid", LinkOption.NOFOLLOW_LINKS);
      return new RunUser(
          owner instanceof Integer uid && RunnerUser.isRunner(uid)
              ? OptionalInt.of(uid)
              : OptionalInt.empty());
    } catch (IOException | UnsupportedOperationException noFolder) {
      return new RunUser(OptionalInt.empty());
    }
  }

  boolean owns(long pid) {
    return id.isPresent() && ids(pid).contains("Uid:\t" + id.getAsInt() + "\t");
  }

  /** Not the owner of the folder in /proc: a process can make that root. */
  private static String ids(long pid) {
    try {
      List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
      return status.stream().filter(line -> line.startsWith("Uid:")).findFirst().orElse("");
    } catch (IOException gone) {
      return "";
    }
  }
}
