package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builder of a bwrap command (bubblewrap 0.5 or later; see its manual page). The root of the
 * sandbox starts empty: only what is mounted is visible. Later mounts cover earlier ones.
 */
public final class Bubblewrap {

  /** Size limit of a temporary folder, which is kept in memory. */
  private static final String TEMPORARY_BYTES = Long.toString(512L * 1024 * 1024);

  private final List<String> words = new ArrayList<>(List.of("bwrap"));

  /** Folders of the new root that already exist and that all users may enter. */
  private final Set<Path> ways = new HashSet<>(Set.of(Path.of("/")));

  /** Mounts in their order. Nothing has to be created below a folder that is mounted as a whole. */
  private final List<Layer> layers = new ArrayList<>();

  private record Layer(Path at, boolean shown) {}

  /** Appends options unchanged. */
  public Bubblewrap add(String... options) {
    words.addAll(List.of(options));
    return this;
  }

  /** Appends options unchanged. */
  public Bubblewrap add(List<String> options) {
    words.addAll(options);
    return this;
  }

  /** Mounts a file or folder read-only, if it exists. */
  public Bubblewrap showIfThere(Path path) {
    return Files.exists(path) ? showOnce(path) : this;
  }

  /** Mounts a file or folder read-only, unless it is visible already. */
  public Bubblewrap showOnce(Path path) {
    return shows(path) ? this : show(path);
  }

  /** Mounts a file or folder read-only at the same path. */
  public Bubblewrap show(Path path) {
    return show(path, path);
  }

  /** Mounts a file or folder read-only at another path. */
  public Bubblewrap show(Path path, Path at) {
    way(at);
    layers.add(new Layer(at, true));
    return add("--ro-bind", path.toString(), at.toString());
  }

  /** Mounts a folder writable. */
  public Bubblewrap lend(Path folder, Path at) {
    way(at);
    layers.add(new Layer(at, true));
    return add("--bind", folder.toString(), at.toString());
  }

  /**
   * Recreates a symbolic link, so that {@code /bin} leads to {@code /usr/bin} where it does
   * outside.
   */
  Bubblewrap link(Path link) throws IOException {
    way(link);
    return add("--symlink", Files.readSymbolicLink(link).toString(), link.toString());
  }

  /** Mounts an empty in-memory folder that all users may write to. */
  public Bubblewrap temporary(String folder) {
    way(Path.of(folder));
    ways.add(Path.of(folder));
    layers.add(new Layer(Path.of(folder), false));
    return add("--perms", "1777", "--size", TEMPORARY_BYTES, "--tmpfs", folder);
  }

  /** Hides a path under an empty folder or file; does nothing if the path does not exist. */
  public Bubblewrap cover(Path path) {
    layers.add(new Layer(path, false));
    if (Files.isDirectory(path)) {
      ways.add(path);
      return add("--perms", "0755", "--size", TEMPORARY_BYTES, "--tmpfs", path.toString());
    }
    return Files.exists(path) ? add("--ro-bind", "/dev/null", path.toString()) : this;
  }

  /** Returns true when the path has the same content inside as outside. */
  boolean shows(Path path) {
    return layers.stream()
        .filter(layer -> path.startsWith(layer.at()))
        .reduce((before, after) -> after)
        .map(Layer::shown)
        .orElse(false);
  }

  /** Returns the complete command, ending with the command to run inside. */
  public List<String> before(List<String> command) {
    List<String> call = new ArrayList<>(words);
    call.add("--");
    call.addAll(command);
    return call;
  }

  /**
   * Creates the parent folders with mode 0755: bwrap would make some of them accessible to root
   * alone.
   */
  private void way(Path path) {
    Path parent = path.getParent();
    if (parent == null || ways.contains(parent) || shows(parent)) {
      return;
    }
    way(parent);
    ways.add(parent);
    add("--perms", "0755", "--dir", parent.toString());
  }
}
