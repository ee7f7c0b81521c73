package dev.reev.api.postgres;

import com.sun.security.auth.module.UnixSystem;
import dev.reev.activities.setting.InvalidSettingException;
import dev.reev.sandbox.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A user id that no list of users holds, as containers give them. Some of PostgreSQL's programs ask
 * for their user's name and end without one, so they are shown a list that holds it.
 */
final class NamelessUser {

  private static final String BUBBLEWRAP = "bwrap";

  private NamelessUser() {}

  /**
   * Returns the command unchanged when its user has a name; otherwise wraps it in a mount namespace
   * with an {@code /etc/passwd} that names the user.
   *
   * @param home folder for that {@code passwd} file
   * @throws InvalidSettingException when bubblewrap, which creates the namespace, is not installed
   */
  static List<String> named(List<String> command, Path home) throws IOException {
    // Java's own sign for such a user.
    if (!"?".equals(System.getProperty("user.name"))) {
      return command;
    }
    UnixSystem user = new UnixSystem();
    if (SearchPath.find(BUBBLEWRAP).isEmpty()) {
      throw new InvalidSettingException(
          "user id %d has no name, and PostgreSQL is not set up without one; name it in /etc/passwd, install bubblewrap, or set SPRING_DATASOURCE_URL"
              .formatted(user.getUid()));
    }
    Path list = home.resolve("postgres-passwd");
    Files.writeString(
        list, "postgres:x:%d:%d::/:/bin/false%n".formatted(user.getUid(), user.getGid()));
    List<String> words = new ArrayList<>(List.of(BUBBLEWRAP, "--dev-bind", "/", "/"));
    words.addAll(List.of("--ro-bind", list.toString(), "/etc/passwd", "--die-with-parent", "--"));
    words.addAll(command);
    return words;
  }
}
