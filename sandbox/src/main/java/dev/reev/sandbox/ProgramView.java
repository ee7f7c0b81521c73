package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the files that a program needs besides those of the system: the place of its installation,
 * and the folders of the files named in its command, because a script has its modules beside it.
 * Never shows a whole home, a checkout or another folder that is not a program's own: of those only
 * the named file.
 */
public final class ProgramView {

  /** Folders for executables directly below the root of an installation. */
  private static final Set<String> PROGRAM_FOLDERS = Set.of("bin", "sbin", "shims", "libexec");

  private static final int LINKS = 40;

  private final List<Path> secret;
  private final List<Path> wide;

  /**
   * Creates a view.
   *
   * @param secret paths never shown, neither themselves nor a folder that contains them
   * @param wide folders never shown as a whole, though files in them may be
   */
  public ProgramView(List<Path> secret, List<Path> wide) {
    this.secret = List.copyOf(secret);
    this.wide = List.copyOf(wide);
  }

  /**
   * Existing files and folders to show for a command, besides those of the system.
   *
   * @param searchPath folders, separated by colons, in which the first word is looked up
   */
  public List<Path> of(List<String> command, String searchPath) {
    Set<Path> places = new LinkedHashSet<>();
    SearchPath.find(command.get(0), searchPath).ifPresent(program -> addProgram(program, places));
    command.stream()
        .skip(1)
        .flatMap(word -> SearchPath.absolute(word).stream())
        .forEach(p -> add(p, places));
    places.removeIf(SystemView::holds);
    return List.copyOf(places);
  }

  /**
   * Returns true when a path named by the operator may be shown: neither it nor its link target is
   * secret or contains a secret path.
   */
  public boolean mayShow(Path path) {
    return maySee(path)
        && ways(path).stream()
            .noneMatch(way -> secret.stream().anyMatch(hidden -> hidden.startsWith(way)));
  }

  /** Returns true when neither the path nor its link target is secret. */
  boolean maySee(Path path) {
    return ways(path).stream().noneMatch(way -> secret.stream().anyMatch(way::startsWith));
  }

  /** The path as named and with links resolved. */
  private static List<Path> ways(Path path) {
    try {
      return List.of(path, path.toRealPath());
    } catch (IOException notThere) {
      return List.of(path);
    }
  }

  /**
   * Follows links one by one: a virtual environment of Python links to an interpreter elsewhere.
   */
  private void addProgram(Path program, Set<Path> places) {
    Path hop = program;
    for (int links = 0; links < LINKS; links++) {
      Path folder = hop.getParent();
      Path prefix = folder == null ? null : folder.getParent();
      if (folder != null
          && prefix != null
          && folder.getFileName() != null
          && PROGRAM_FOLDERS.contains(folder.getFileName().toString())
          && isOwn(prefix)) {
        places.add(prefix);
      } else {
        add(hop, places);
      }
      if (!Files.isSymbolicLink(hop)) {
        return;
      }
      try {
        hop = hop.resolveSibling(Files.readSymbolicLink(hop)).normalize();
      } catch (IOException gone) {
        return;
      }
    }
  }

  private void add(Path path, Set<Path> places) {
    if (!maySee(path)) {
      return;
    }
    Path folder = path.getParent();
    if (Files.isDirectory(path) && isOwn(path)) {
      places.add(path);
    } else if (Files.isRegularFile(path)) {
      places.add(folder != null && isOwn(folder) ? folder : path);
    }
  }

  /** Returns true when a folder may be shown as a whole without being named by the operator. */
  private boolean isOwn(Path folder) {
    return mayShow(folder)
        && ways(folder).stream()
            .allMatch(
                way ->
                    way.getNameCount() > 1
                        && wide.stream().noneMatch(path -> path.startsWith(way)));
  }
}
