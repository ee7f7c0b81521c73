package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a program needs to see beside the system: where it was installed, and the folders of the
 * files that its command names, for a script has its modules beside it. Never a whole home, a
 * checkout or what else is no program's own folder: of those the named file alone is seen.
 */
public final class ProgramView {

  /** Folders below the place where a program was installed. */
  private static final Set<String> PROGRAM_FOLDERS = Set.of("bin", "sbin", "shims", "libexec");

  private static final int LINKS = 40;

  private final List<Path> secret;
  private final List<Path> wide;

  /**
   * A view.
   *
   * @param secret never seen, nor is what holds it
   * @param wide seen as a whole by nobody, though what is in it may be
   */
  public ProgramView(List<Path> secret, List<Path> wide) {
    this.secret = List.copyOf(secret);
    this.wide = List.copyOf(wide);
  }

  /**
   * The places to show for a command, each of them there.
   *
   * @param searchPath folders with colons between them, where the first word is looked for
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
   * Whether this path may be shown because somebody named it: neither it nor what it leads to is
   * secret or holds what is.
   */
  public boolean mayShow(Path path) {
    return maySee(path)
        && ways(path).stream()
            .noneMatch(way -> secret.stream().anyMatch(hidden -> hidden.startsWith(way)));
  }

  /** Whether this path is not secret, nor what it leads to. */
  boolean maySee(Path path) {
    return ways(path).stream().noneMatch(way -> secret.stream().anyMatch(way::startsWith));
  }

  /** As it is named and as it really is: a link is another name of what it leads to. */
  private static List<Path> ways(Path path) {
    try {
      return List.of(path, path.toRealPath());
    } catch (IOException notThere) {
      return List.of(path);
    }
  }

  /** Links are followed one by one: an environment of Python is one to a program elsewhere. */
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

  /** Whether a folder may be shown as a whole although nobody named it. */
  private boolean isOwn(Path folder) {
    return mayShow(folder)
        && ways(folder).stream()
            .allMatch(
                way ->
                    way.getNameCount() > 1
                        && wide.stream().noneMatch(path -> path.startsWith(way)));
  }
}
