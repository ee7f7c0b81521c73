package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Users that exist for one program each, which only root can make: what it starts is known by the
 * number, and nobody else's files are its own.
 */
public final class OwnUser {

  /** Far above the ids of people, services and containers. */
  private static final int FIRST = 1_000_000_000;

  private static final int IDS = 1 << 29;

  private OwnUser() {}

  /** Whether this program is root. */
  public static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The user of a folder; the same for the same path. */
  public static int of(Path folder) {
    return FIRST + Math.floorMod(folder.toString().hashCode(), IDS);
  }

  /** One that is no folder's. */
  public static int toTry() {
    return FIRST + IDS - 1;
  }

  /** Whether this id was made for a program. */
  public static boolean isOne(int id) {
    return id >= FIRST && id - FIRST < IDS;
  }

  /**
   * Gives a folder away.
   *
   * @throws IOException when this user may not
   */
  public static void give(Path folder, int id) throws IOException {
    Files.setAttribute(folder, "unix:uid", id);
    Files.setAttribute(folder, "unix:gid", id);
  }

  /**
   * A command as this user, who can gain nothing by set-uid programs.
   *
   * @param options further ones of setpriv(1)
   */
  public static List<String> become(int id, List<String> options, List<String> command) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--no-new-privs"));
    words.addAll(options);
    words.add("--");
    words.addAll(command);
    return words;
  }
}
