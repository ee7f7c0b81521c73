package dev.reev.activities.sandbox;

import dev.reev.sandbox.Bubblewrap;
import dev.reev.sandbox.ProgramView;
import dev.reev.sandbox.SystemCallFilter;
import dev.reev.sandbox.SystemView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Confines a runner in namespaces of its own: it sees the system's programs, the installation, its
 * own program, its own processes and, of Reev's data, its own folder.
 */
final class BubblewrapSandbox implements Sandbox {

  /** bwrap itself, and the first process of the namespace, which waits for the runner. */
  private static final int KEEPERS = 2;

  /**
   * Mounts /proc inside. The option of bwrap would cover parts of it with files, and below such a
   * mount the kernel refuses the fresh /proc that an agent's sandbox needs. Only necessary when the
   * worker is root.
   */
  private static final String MOUNT_PROCESSES = "mount -t proc proc /proc && exec \"$@\"";

  private final Path home;
  private final Path root;
  private final List<Path> hidden;
  private final RunnerLimits limits;
  private final RunnerUser user;
  private final Map<String, String> environment;

  /**
   * Creates a sandbox.
   *
   * @param home Reev's data, hidden
   * @param root the installation, shown wherever it is
   * @param hidden further paths to hide; folders and files appear empty
   * @param environment of the worker, for finding programs and the JDK
   */
  BubblewrapSandbox(
      Path home,
      Path root,
      List<Path> hidden,
      RunnerLimits limits,
      RunnerUser user,
      Map<String, String> environment) {
    this.home = home;
    this.root = root;
    this.hidden = List.copyOf(hidden);
    this.limits = limits;
    this.user = user;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<String> confine(List<String> command, Workplace workplace) throws IOException {
    Bubblewrap bubblewrap =
        new Bubblewrap()
            .add("--die-with-parent")
            .add("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try");
    if (!workplace.network()) {
      bubblewrap.add("--unshare-net");
    }
    SystemView.show(bubblewrap);
    bubblewrap.showIfThere(Path.of("/etc/passwd")).showIfThere(Path.of("/etc/group"));
    if (workplace.network()) {
      SystemView.showNameResolution(bubblewrap);
    }
    bubblewrap.add(user.isOwn() ? List.of("--dir", "/proc") : List.of("--proc", "/proc"));
    bubblewrap.add("--dev", "/dev");
    bubblewrap.temporary("/dev/shm").temporary("/tmp").temporary("/var/tmp");
    addInstallation(bubblewrap);
    addPrograms(bubblewrap, command, workplace);
    Path folder = workplace.folder().toRealPath();
    bubblewrap.lend(folder, folder).add("--chdir", folder.toString());
    bubblewrap.add("--setenv", "TMPDIR", "/tmp");
    return withFilter(bubblewrap, command, workplace);
  }

  @Override
  public int keepers() {
    return KEEPERS;
  }

  /** Usually the data lies inside the installation, but it may be the other way round. */
  private void addInstallation(Bubblewrap bubblewrap) throws IOException {
    Path data = home.toRealPath();
    Path installation = root.toRealPath();
    if (installation.startsWith(data)) {
      bubblewrap.cover(data).show(installation);
    } else {
      bubblewrap.show(installation).cover(data);
    }
    for (Path path : hidden) {
      if (Files.exists(path) && !path.toRealPath().startsWith(data)) {
        bubblewrap.cover(path.toRealPath());
      }
    }
  }

  /** Shows programs outside the system's folders: runner, agent, Java and the ledger's Node. */
  private void addPrograms(Bubblewrap bubblewrap, List<String> command, Workplace workplace) {
    String searchPath = environment.getOrDefault("PATH", "");
    Path userHome = Path.of(environment.getOrDefault("HOME", "/"));
    ProgramView view =
        new ProgramView(
            Stream.concat(Stream.of(home), hidden.stream()).map(BubblewrapSandbox::real).toList(),
            // A user's .local holds data of all programs beside its bin, including keyrings.
            Stream.of(root, userHome, userHome.resolve(".local"), Path.of("/tmp"))
                .map(BubblewrapSandbox::real)
                .toList());
    Stream.of(
            command,
            workplace.program(),
            List.of("java"),
            List.of(environment.getOrDefault("JAVA_HOME", "") + "/bin/java"),
            List.of("node"))
        .filter(words -> !words.isEmpty())
        .flatMap(words -> view.of(words, searchPath).stream())
        .forEach(bubblewrap::showOnce);
    // Named by the operator, so shown wherever they are. Of a command only files are shown: a
    // folder in it could be Reev's data.
    absolute(command)
        .filter(Files::isRegularFile)
        .map(BubblewrapSandbox::real)
        .forEach(bubblewrap::showOnce);
    workplace.inputs().stream()
        .filter(path -> Files.isRegularFile(path) || view.mayShow(path))
        .forEach(bubblewrap::showOnce);
  }

  private List<String> withFilter(Bubblewrap bubblewrap, List<String> command, Workplace workplace)
      throws IOException {
    Optional<byte[]> filter = SystemCallFilter.forRunners();
    if (filter.isPresent()) {
      bubblewrap.add("--seccomp", "3");
    }
    if (user.isOwn()) {
      // Needed for mounting /proc and for switching to the runner's user; only the last one is
      // kept.
      for (String capability :
          List.of("sys_admin", "setuid", "setgid", "setpcap", "dac_read_search")) {
        bubblewrap.add("--cap-add", "cap_" + capability);
      }
    }
    List<String> inside = new ArrayList<>();
    if (user.isOwn()) {
      inside.addAll(List.of("sh", "-c", MOUNT_PROCESSES, "sh"));
    }
    inside.addAll(user.run(limits.before(0, command), workplace.folder()));
    List<String> words = bubblewrap.before(inside);
    if (filter.isEmpty()) {
      return words;
    }
    Path file = workplace.folder().resolveSibling("filter");
    Files.write(file, filter.get());
    List<String> withFilter =
        new ArrayList<>(List.of("sh", "-c", "exec \"$@\" 3<\"$0\"", file.toString()));
    withFilter.addAll(words);
    return withFilter;
  }

  private static Stream<Path> absolute(List<String> command) {
    return command.stream().filter(word -> word.startsWith("/")).map(Path::of);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException notThere) {
      return path.toAbsolutePath().normalize();
    }
  }
}
