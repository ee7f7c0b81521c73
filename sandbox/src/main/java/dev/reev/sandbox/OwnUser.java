package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * User ids that each belong to a single program; only root can assign them. The id identifies the
 * program's processes, and no file of another user belongs to it.
 */
public final class OwnUser {

  /** Far above the ids of users, services and containers. */
  private static final int FIRST = 1_000_000_000;

  private static final int IDS = 1 << 29;

  private OwnUser() {}

  /** Returns true when this process runs as root. */
  public static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** User id for a folder; the same path always gives the same id. */
  public static int of(Path folder) {
    return FIRST + Math.floorMod(folder.toString().hashCode(), IDS);
  }

  /** User id for trying whether this process may assign user ids. */
  public static int toTry() {
    return FIRST + IDS - 1;
  }

  /** Returns true when the id is in the range of these users. */
  public static boolean isOne(int id) {
    return id >= FIRST && id - FIRST < IDS;
  }

  /**
   * Makes the user and its group the owner of a folder.
   *
   * @throws IOException when this process may not change the owner
   */
  public static void give(Path folder, int id) throws IOException {
    Files.setAttribute(folder, "unix:uid", id);
    Files.setAttribute(folder, "unix:gid", id);
  }

  /**
   * Returns the command wrapped so that it runs as this user, without gaining rights by set-uid
   * programs.
   *
   * @param options further options of setpriv(1)
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
