package dev.reev.activities.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Namespaces of its own: the runner sees a read-only system, its own processes and, of Reev's data,
 * its own folder.
 */
final class BubblewrapSandbox implements Sandbox {

  /** Space of each of its private folders; they are kept in memory. */
  private static final String TEMPORARY_BYTES = Long.toString(512L * 1024 * 1024);

  /** bwrap itself, and the first process of the namespace, which waits for the runner. */
  private static final int KEEPERS = 2;

  private final Path home;
  private final Path root;
  private final List<Path> hidden;
  private final RunnerLimits limits;
  private final RunnerUser user;

  /**
   * @param home Reev's data, hidden
   * @param root the installation, shown wherever it is
   * @param hidden what else is not shown: folders are empty, files too
   */
  BubblewrapSandbox(Path home, Path root, List<Path> hidden, RunnerLimits limits, RunnerUser user) {
    this.home = home;
    this.root = root;
    this.hidden = List.copyOf(hidden);
    this.limits = limits;
    this.user = user;
  }

  @Override
  public List<String> confine(List<String> command, Workplace workplace) throws IOException {
    List<String> words = new ArrayList<>(List.of("bwrap", "--die-with-parent"));
    words.addAll(
        List.of("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"));
    if (!workplace.network()) {
      words.add("--unshare-net");
    }
    addSystem(words, workplace.network());
    addInstallation(words);
    addHidden(words);
    addWay(words, workplace.folder().toRealPath());
    addInputs(words, command, workplace);
    String folder = real(workplace.folder());
    words.addAll(List.of("--bind", folder, folder, "--chdir", folder));
    words.addAll(List.of("--setenv", "TMPDIR", "/tmp"));
    if (user.isOwn()) {
      // For becoming that user; it keeps the last one only.
      for (String capability : List.of("setuid", "setgid", "setpcap", "dac_read_search")) {
        words.addAll(List.of("--cap-add", "cap_" + capability));
      }
    }
    words.add("--");
    words.addAll(user.run(Words.of(limits.words(0), command), workplace.folder()));
    return words;
  }

  @Override
  public int keepers() {
    return KEEPERS;
  }

  private static void addSystem(List<String> words, boolean network) {
    words.addAll(List.of("--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev"));
    for (String folder : List.of("/dev/shm", "/tmp", "/var/tmp")) {
      words.addAll(List.of("--perms", "1777", "--size", TEMPORARY_BYTES, "--tmpfs", folder));
    }
    // Sockets of services, which a read-only mount does not close.
    words.addAll(List.of("--tmpfs", "/run"));
    if (network) {
      // Where some systems keep the addresses of their name servers.
      words.addAll(List.of("--ro-bind-try", "/run/systemd/resolve", "/run/systemd/resolve"));
    }
  }

  /** Usually the data is inside the installation, but it may be the other way round. */
  private void addInstallation(List<String> words) throws IOException {
    List<String> shown = List.of("--ro-bind", real(root), real(root));
    List<String> hidden = List.of("--size", TEMPORARY_BYTES, "--tmpfs", real(home));
    boolean rootInside = root.toRealPath().startsWith(home.toRealPath());
    words.addAll(rootInside ? hidden : shown);
    words.addAll(rootInside ? shown : hidden);
  }

  /** What is inside the home is hidden with it. */
  private void addHidden(List<String> words) throws IOException {
    for (Path path : hidden) {
      if (!Files.exists(path) || path.toRealPath().startsWith(home.toRealPath())) {
        continue;
      }
      words.addAll(
          Files.isDirectory(path)
              ? List.of("--size", TEMPORARY_BYTES, "--tmpfs", real(path))
              : List.of("--ro-bind", "/dev/null", real(path)));
    }
  }

  /** Files only: a folder among the words could be Reev's data. */
  private static void addInputs(List<String> words, List<String> command, Workplace workplace)
      throws IOException {
    List<Path> files = new ArrayList<>(workplace.inputs());
    for (String word : command) {
      absolute(word, files);
    }
    for (Path file : files) {
      if (Files.isRegularFile(file)) {
        words.addAll(List.of("--ro-bind", real(file), real(file)));
      }
    }
  }

  /**
   * The folders above the runner's. bwrap would make them for root alone, and a program that the
   * runner starts has no right to pass those.
   */
  private void addWay(List<String> words, Path folder) throws IOException {
    Path way = home.toRealPath();
    for (Path name : way.relativize(folder.getParent())) {
      way = way.resolve(name);
      words.addAll(List.of("--perms", "0755", "--dir", way.toString()));
    }
  }

  private static void absolute(String word, List<Path> files) {
    try {
      Path path = Path.of(word);
      if (path.isAbsolute()) {
        files.add(path);
      }
    } catch (InvalidPathException noPath) {
      return;
    }
  }

  private static String real(Path path) throws IOException {
    return path.toRealPath().toString();
  }
}
