package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shuts an agent's program in: it sees the system's programs, its own and an empty home, and
 * reaches nothing but its pipes and, where it is given one, a gate to named hosts. Made by
 * bubblewrap in namespaces of its own, inside whatever sandbox its runner is in.
 */
public final class AgentSandbox {

  /** Where the agent lives, as it sees it. */
  static final String HOME = "/home/agent";

  /** The agent's home in the folder that it is given. */
  public static final String HOME_FOLDER = "home";

  /** Where it finds the gate, as a proxy for HTTP. */
  public static final int GATE_PORT = 3128;

  private static final String GATE = "/run/gate";

  /** Any would do but root; this one is what a first user has on most systems. */
  private static final String ID = "1000";

  /**
   * Half of what a runner may have, for the kernel counts them together: enough for an agent with
   * its tools, and the runner is left room to end the run.
   */
  private static final int PROCESSES = 256;

  /** Bit of CAP_SYS_ADMIN, without which even root makes no namespaces. */
  private static final long MAY_MOUNT = 1L << 21;

  /**
   * First step: opens the descriptors that bwrap reads the filter from, and that the status goes
   * to, and offers itself to the kernel when memory runs out, in the place of its runner. Inside,
   * where /proc is for reading, that cannot be taken back.
   */
  private static final String ENTER =
      """
      echo 1000 2>/dev/null >/proc/self/oom_score_adj
      exec "$@" 3<"$0/filter" 4>"$0/status"
      """;

  /**
   * Last step inside: looks whether it really is inside, for what is called bwrap may do something
   * else, and whether it sees what it was promised. Descriptor 4 is the status, closed before the
   * agent begins.
   */
  private static final String BEGIN =
      """
      for outside in $1; do
        own=$(PATH="$PATH:/usr/bin:/bin" readlink "/proc/self/ns/${outside%%:*}")
        [ -n "$own" ] && [ "$own" != "$outside" ] || { echo outside >&4; exit 1; }
      done
      if [ "$2" = filtered ] && ! PATH="$PATH:/usr/bin:/bin" grep -q '^Seccomp:[^0-9]*2' /proc/self/status; then
        echo outside >&4
        exit 1
      fi
      files=$3
      shift 2
      shift
      while [ "$files" -gt 0 ]; do
        [ -r "$1" ] || { echo "$1" >&4; exit 1; }
        shift
        files=$((files - 1))
      done
      command -v "$1" >/dev/null || { echo "$1" >&4; exit 1; }
      echo started >&4
      exec 4>&-
      exec "$@"
      """;

  private final ProgramView view;
  private final List<Path> secret;
  private final Set<Guard> guards;
  private final boolean confining;

  private AgentSandbox(ProgramView view, List<Path> secret, Set<Guard> guards, boolean confining) {
    this.view = view;
    this.secret = List.copyOf(secret);
    this.guards = guards;
    this.confining = confining;
  }

  /** No sandbox: a person said so. */
  public static AgentSandbox none() {
    return new AgentSandbox(
        new ProgramView(List.of(), List.of()), List.of(), EnumSet.noneOf(Guard.class), false);
  }

  /**
   * A sandbox.
   *
   * @param secret files and folders that no agent may see, even if it lies in them
   * @param wide folders that are not shown as a whole only because a file in them is needed
   */
  public static AgentSandbox of(List<Path> secret, List<Path> wide) {
    return with(secret, wide, EnumSet.allOf(Guard.class));
  }

  static AgentSandbox with(List<Path> secret, List<Path> wide, Set<Guard> guards) {
    return new AgentSandbox(
        new ProgramView(resolved(secret), resolved(wide)), resolved(secret), guards, true);
  }

  /** Whether it shuts anything in. */
  public boolean isConfining() {
    return confining;
  }

  /**
   * A program to be shut in.
   *
   * @param command its argv, paths absolute
   * @param searchPath where names are looked for
   * @param sees further files and folders that it needs, for reading
   * @param folder its own, fresh: its home is made there, and what the sandbox needs
   * @param gate the socket of a gate and the words of what serves it inside; null for no network
   */
  public record Program(
      List<String> command, String searchPath, List<Path> sees, Path folder, @Nullable Gate gate) {}

  /**
   * The way out.
   *
   * @param socket where the proxy listens, outside
   * @param forwarder a program that is given a port and the socket as seen inside, listens on that
   *     port of loopback, then starts the rest of its words
   */
  public record Gate(Path socket, List<String> forwarder) {}

  /**
   * What to start.
   *
   * @throws SandboxUnavailableException when it can be told beforehand that it would not work
   * @throws IOException when the folder cannot be prepared
   */
  public ConfinedCommand confine(Program program) throws SandboxUnavailableException, IOException {
    Path home = Files.createDirectory(program.folder().resolve(HOME_FOLDER));
    if (!confining) {
      return new ConfinedCommand(program.command(), home.toString(), null);
    }
    if (ProgramView.program(program.command().get(0), program.searchPath()).isEmpty()) {
      throw new NoSuchFileException(program.command().get(0), null, "no such program");
    }
    require("bwrap", "bubblewrap");
    require("prlimit", "util-linux");
    require("setpriv", "util-linux");
    Path status = Files.createFile(program.folder().resolve("status"));
    List<String> words = new ArrayList<>();
    words.addAll(List.of("sh", "-c", ENTER));
    words.add(program.folder().toString());
    words.addAll(namespaces(program, home));
    return new ConfinedCommand(words, homeInside(home), status);
  }

  private String homeInside(Path home) {
    return guards.contains(Guard.FILES) ? HOME : home.toString();
  }

  private List<String> namespaces(Program program, Path home)
      throws IOException, SandboxUnavailableException {
    boolean root = makesOwnUsers();
    Bubblewrap bubblewrap =
        new Bubblewrap().add("--die-with-parent", "--new-session", "--unshare-uts");
    guard(Guard.PROCESSES, () -> bubblewrap.add("--unshare-pid"));
    guard(Guard.IPC, () -> bubblewrap.add("--unshare-ipc"));
    guard(Guard.NETWORK, () -> bubblewrap.add("--unshare-net"));
    if (guards.contains(Guard.USER) && !root) {
      bubblewrap.add("--unshare-user", "--uid", ID, "--gid", ID, "--cap-drop", "ALL");
    }
    if (guards.contains(Guard.FILES)) {
      addFiles(bubblewrap, program);
    } else {
      bubblewrap.add("--dev-bind", "/", "/");
    }
    bubblewrap.add("--chdir", homeInside(home));
    addFilter(bubblewrap, program.folder());
    if (root) {
      return bubblewrap
          .add("--cap-add", "cap_setuid", "--cap-add", "cap_setgid", "--cap-add", "cap_setpcap")
          .before(asOwnUser(begin(program), home));
    }
    List<String> words = bubblewrap.before(begin(program));
    // A runner with a user id of its own may read everything; with that right bwrap does not start.
    return rights() == 0 ? words : withoutRights(words);
  }

  private void addFiles(Bubblewrap bubblewrap, Program program)
      throws IOException, SandboxUnavailableException {
    SystemView.show(bubblewrap);
    // For reading: what a process says of itself there is how the kernel sees it.
    bubblewrap.add("--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev");
    bubblewrap.temporary("/dev/shm").temporary("/tmp").temporary("/var/tmp");
    for (Path place : view.of(program.command(), program.searchPath())) {
      bubblewrap.show(place);
    }
    for (Path file : files(program.command())) {
      requireVisible(file, view.maySee(file));
    }
    for (Path place : program.sees()) {
      requireVisible(place, view.mayShow(place) && Files.exists(place));
      bubblewrap.show(place);
    }
    for (Path path : secret) {
      if (bubblewrap.shows(path) || SystemView.holds(path)) {
        bubblewrap.cover(path);
      }
    }
    addUser(bubblewrap, program.folder());
    addGate(bubblewrap, program.gate());
    bubblewrap.temporary(HOME);
    // What is left of memory that could be filled up.
    bubblewrap.add("--remount-ro", "/dev", "--remount-ro", "/");
  }

  private static void requireVisible(Path path, boolean visible)
      throws SandboxUnavailableException {
    if (!visible) {
      throw new SandboxUnavailableException(
          "the agent may not see %s: it is not there, or holds benchmarks, runs or keys"
              .formatted(path));
    }
  }

  /** Files that a command names beside its program. */
  private static List<Path> files(List<String> command) {
    return command.stream()
        .skip(1)
        .filter(word -> word.startsWith("/"))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  /** Some languages do not start for a user without a name. */
  private static void addUser(Bubblewrap bubblewrap, Path folder) throws IOException {
    String id = makesOwnUsers() ? Integer.toString(OwnUser.of(folder.resolve(HOME_FOLDER))) : ID;
    write(bubblewrap, folder, "passwd", "agent:x:%s:%s::%s:/bin/sh\n".formatted(id, id, HOME));
    write(bubblewrap, folder, "group", "agent:x:%s:\n".formatted(id));
    write(bubblewrap, folder, "hosts", "127.0.0.1 localhost\n::1 localhost\n");
    write(bubblewrap, folder, "nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n");
  }

  private static void write(Bubblewrap bubblewrap, Path folder, String name, String text)
      throws IOException {
    bubblewrap.show(Files.writeString(folder.resolve(name), text), Path.of("/etc", name));
  }

  private void addGate(Bubblewrap bubblewrap, @Nullable Gate gate) {
    if (gate == null) {
      return;
    }
    bubblewrap.show(gate.socket(), Path.of(GATE));
    view.of(gate.forwarder(), searchPath()).forEach(bubblewrap::showOnce);
    // A script of ours may lie in the checkout, which is shown to nobody.
    gate.forwarder().stream()
        .filter(word -> word.startsWith("/"))
        .map(Path::of)
        .filter(Files::isRegularFile)
        .forEach(bubblewrap::showOnce);
  }

  private void addFilter(Bubblewrap bubblewrap, Path folder) throws IOException {
    Optional<byte[]> filter =
        guards.contains(Guard.SYSTEM_CALLS) ? SystemCallFilter.forAgents() : Optional.empty();
    Files.write(folder.resolve("filter"), filter.orElse(new byte[0]));
    if (filter.isPresent()) {
      bubblewrap.add("--seccomp", "3");
    }
  }

  /** The namespaces that the agent must not be in, with blanks between them. */
  private String outside() throws IOException {
    List<String> names = new ArrayList<>();
    guard(Guard.PROCESSES, () -> names.add("pid"));
    guard(Guard.IPC, () -> names.add("ipc"));
    guard(Guard.NETWORK, () -> names.add("net"));
    guard(Guard.FILES, () -> names.add("mnt"));
    List<String> outside = new ArrayList<>();
    for (String name : names) {
      outside.add(Files.readSymbolicLink(Path.of("/proc/self/ns", name)).toString());
    }
    return String.join(" ", outside);
  }

  private boolean isFiltered() {
    return guards.contains(Guard.SYSTEM_CALLS) && SystemCallFilter.forAgents().isPresent();
  }

  private List<String> begin(Program program) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("prlimit", "--core=0"));
    guard(Guard.LIMITS, () -> words.add("--nproc=" + PROCESSES));
    words.addAll(List.of("--", "sh", "-c", BEGIN, "agent"));
    words.add(outside());
    words.add(isFiltered() ? "filtered" : "unfiltered");
    List<Path> files = files(program.command());
    words.add(Integer.toString(files.size()));
    files.forEach(file -> words.add(file.toString()));
    Gate gate = program.gate();
    if (gate != null) {
      words.addAll(gate.forwarder());
      words.addAll(List.of(Integer.toString(GATE_PORT), GATE));
    }
    words.addAll(program.command());
    return words;
  }

  private List<String> asOwnUser(List<String> command, Path home) throws IOException {
    if (!guards.contains(Guard.USER)) {
      return command;
    }
    int id = OwnUser.of(home);
    OwnUser.give(home, id);
    return OwnUser.become(id, List.of("--inh-caps=-all", "--bounding-set=-all"), command);
  }

  private static List<String> withoutRights(List<String> command) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "setpriv", "--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all", "--"));
    words.addAll(command);
    return words;
  }

  private void guard(Guard guard, Runnable action) {
    if (guards.contains(guard)) {
      action.run();
    }
  }

  private static void require(String program, String debianPackage)
      throws SandboxUnavailableException {
    if (ProgramView.program(program, searchPath()).isEmpty()) {
      throw new SandboxUnavailableException(
          ("there is no %s here, so the agent cannot be confined: install it (Debian: apt-get"
                  + " install %s), or say unconfined: true for an agent that you trust")
              .formatted(program, debianPackage));
    }
  }

  private static String searchPath() {
    String path = System.getenv("PATH");
    return path == null ? "/usr/bin:/bin" : path;
  }

  /** Else a user namespace gives the agent its user. */
  private static boolean makesOwnUsers() {
    return OwnUser.isRoot() && (rights() & MAY_MOUNT) != 0;
  }

  /** The capabilities in effect; none on a system without /proc. */
  private static long rights() {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status
          .filter(line -> line.startsWith("CapEff:"))
          .map(line -> Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16))
          .findFirst()
          .orElse(0L);
    } catch (IOException noProc) {
      return 0;
    }
  }

  /** As named and as it really is: either may be what another path leads to. */
  private static List<Path> resolved(List<Path> paths) {
    List<Path> resolved = new ArrayList<>();
    for (Path path : paths) {
      Path absolute = path.toAbsolutePath().normalize();
      Collections.addAll(resolved, absolute, real(absolute));
    }
    return resolved.stream().distinct().toList();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException notThere) {
      return path;
    }
  }
}
