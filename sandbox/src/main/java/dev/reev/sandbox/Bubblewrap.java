package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a call of bwrap (bubblewrap 0.5 or later; see its manual page). Its root begins
 * empty: only what is put there is seen. What comes later lies over what came before.
 */
public final class Bubblewrap {

  /** Space of a temporary folder; it is kept in memory. */
  private static final String TEMPORARY_BYTES = Long.toString(512L * 1024 * 1024);

  private final List<String> words = new ArrayList<>(List.of("bwrap"));

  /** Folders of the new root that others than root may pass already. */
  private final Set<Path> ways = new HashSet<>(Set.of(Path.of("/")));

  /** What was laid there, in this order; nothing has to be made below what is shown whole. */
  private final List<Layer> layers = new ArrayList<>();

  private record Layer(Path at, boolean shown) {}

  /** Options as they are. */
  public Bubblewrap add(String... options) {
    words.addAll(List.of(options));
    return this;
  }

  /** Options as they are. */
  public Bubblewrap add(List<String> options) {
    words.addAll(options);
    return this;
  }

  /** Shows a file or folder, if there is one. */
  public Bubblewrap showIfThere(Path path) {
    return Files.exists(path) ? showOnce(path) : this;
  }

  /** Shows a file or folder that may be seen already. */
  public Bubblewrap showOnce(Path path) {
    return shows(path) ? this : show(path);
  }

  /** Shows a file or folder for reading, at the same place. */
  public Bubblewrap show(Path path) {
    return show(path, path);
  }

  /** Shows a file or folder for reading, at another place. */
  public Bubblewrap show(Path path, Path at) {
    way(at);
    layers.add(new Layer(at, true));
    return add("--ro-bind", path.toString(), at.toString());
  }

  /** Shows a folder for writing. */
  public Bubblewrap lend(Path folder, Path at) {
    way(at);
    layers.add(new Layer(at, true));
    return add("--bind", folder.toString(), at.toString());
  }

  /** A link as it is, so that {@code /bin} leads to {@code /usr/bin} where it does outside. */
  Bubblewrap link(Path link) throws IOException {
    way(link);
    return add("--symlink", Files.readSymbolicLink(link).toString(), link.toString());
  }

  /** An empty folder in memory that everybody may write to. */
  public Bubblewrap temporary(String folder) {
    way(Path.of(folder));
    ways.add(Path.of(folder));
    layers.add(new Layer(Path.of(folder), false));
    return add("--perms", "1777", "--size", TEMPORARY_BYTES, "--tmpfs", folder);
  }

  /** Lays something empty over what would be seen otherwise; nothing where there is nothing. */
  public Bubblewrap cover(Path path) {
    layers.add(new Layer(path, false));
    if (Files.isDirectory(path)) {
      ways.add(path);
      return add("--perms", "0755", "--size", TEMPORARY_BYTES, "--tmpfs", path.toString());
    }
    return Files.exists(path) ? add("--ro-bind", "/dev/null", path.toString()) : this;
  }

  /** Whether this path is seen as it is outside. */
  boolean shows(Path path) {
    return layers.stream()
        .filter(layer -> path.startsWith(layer.at()))
        .reduce((before, after) -> after)
        .map(Layer::shown)
        .orElse(false);
  }

  /** The whole call. */
  public List<String> before(List<String> command) {
    List<String> call = new ArrayList<>(words);
    call.add("--");
    call.addAll(command);
    return call;
  }

  /** The folders above: bwrap would make some of them for root alone. */
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
