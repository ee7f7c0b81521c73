package dev.reev.activities.launch;

import dev.reev.sandbox.OwnUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The user that was made for one attempt, if its worker could make one. Nobody can leave it, so it
 * tells also a process that dropped its mark.
 *
 * @param id empty for everybody else
 */
record RunUser(OptionalInt id) {

  private static final RunUser SOMEBODY = new RunUser(OptionalInt.empty());

  /** Told by the owner of the runner's folder, which the runner cannot change. */
  static RunUser of(AttemptDirectory directory) {
    try {
      Object owner = Files.getAttribute(directory.work(), "unix:uid", LinkOption.NOFOLLOW_LINKS);
      return owner instanceof Integer uid ? of(uid) : SOMEBODY;
    } catch (IOException | UnsupportedOperationException noFolder) {
      return SOMEBODY;
    }
  }

  /** Told by /proc, and not by who owns the folder there: a process can make that root. */
  static RunUser of(ProcessHandle process) {
    try {
      List<String> status =
          Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"));
      return status.stream()
          .filter(line -> line.startsWith("Uid:"))
          // Real, effective, saved and that of files.
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
