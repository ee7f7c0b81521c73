package dev.reev.activities.launch;

import dev.reev.sandbox.OwnUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The user id created for one attempt, if its worker could assign one. No process can leave it, so
 * it also identifies a process that dropped its mark.
 *
 * @param id empty for any other user
 */
record RunUser(OptionalInt id) {

  private static final RunUser SOMEBODY = new RunUser(OptionalInt.empty());

  /** Reads the owner of the runner's folder, which the runner cannot change. */
  static RunUser of(AttemptDirectory directory) {
    try {
      Object owner = Files.getAttribute(directory.work(), "unix:uid", LinkOption.NOFOLLOW_LINKS);
      return owner instanceof Integer uid ? of(uid) : SOMEBODY;
    } catch (IOException | UnsupportedOperationException noFolder) {
      return SOMEBODY;
    }
  }

  /** Reads /proc/[pid]/status, not the owner of /proc/[pid], which a process can turn into root. */
  static RunUser of(ProcessHandle process) {
    try {
      List<String> status =
          Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"));
      return status.stream()
          .filter(line -> line.startsWith("Uid:"))
          // The columns are real, effective, saved and file system id.
          .map(line -> of(Integer.parseUnsignedInt(line.split("\\s+", 3)[1])))
          .findFirst()
          .orElse(SOMEBODY);
    } catch (IOException gone) {
      return SOMEBODY;
    }
  }

  private static RunUser of(int uid) {
    return OwnUser.isOne(uid) ? new RunUser(OptionalInt.of(uid)) : SOMEBODY;
  }

  boolean isOwn() {
    return id.isPresent();
  }

  boolean owns(ProcessHandle process) {
    return isOwn() && equals(of(process));
  }
}
