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
import org.jspecify.annotations.Nullable;

/**
 * Confines an agent's program: it sees the system's programs, its own files and an empty home, and
 * reaches nothing but its pipes and, if configured, a gate to named hosts. Uses bubblewrap to
 * create separate namespaces, inside the sandbox of the runner if there is one.
 */
public final class AgentSandbox {

  /** Name of the agent's home below {@link Program#folder}. */
  public static final String HOME_FOLDER = "home";

  /** Port of the gate inside the sandbox, where it serves as an HTTP proxy. */
  public static final int GATE_PORT = 3128;

  /**
   * User id inside a user namespace. Any id but root's would do; this one is the first user's on
   * most systems.
   */
  static final String ID = "1000";

  private final AgentFiles files;
  private final Set<Guard> guards;
  private final boolean confining;

  private AgentSandbox(AgentFiles files, Set<Guard> guards, boolean confining) {
    this.files = files;
    this.guards = guards;
    this.confining = confining;
  }

  /** No sandbox, for agents that the operator declared {@code unconfined}. */
  public static AgentSandbox none() {
    return new AgentSandbox(
        new AgentFiles(new ProgramView(List.of(), List.of()), List.of()),
        EnumSet.noneOf(Guard.class),
        false);
  }

  /**
   * Creates a sandbox.
   *
   * @param secret files and folders hidden from every agent, even from one installed in them
   * @param wide folders that are never shown as a whole; single files in them may be
   */
  public static AgentSandbox of(List<Path> secret, List<Path> wide) {
    return with(secret, wide, EnumSet.allOf(Guard.class));
  }

  static AgentSandbox with(List<Path> secret, List<Path> wide, Set<Guard> guards) {
    List<Path> resolved = resolved(secret);
    return new AgentSandbox(
        new AgentFiles(new ProgramView(resolved, resolved(wide)), resolved), guards, true);
  }

  /** Returns false for {@link #none}. */
  public boolean isConfining() {
    return confining;
  }

  /**
   * A program to confine.
   *
   * @param command its argv with absolute paths
   * @param searchPath folders, separated by colons, in which programs are looked up
   * @param sees further files and folders that it may read
   * @param folder a fresh folder of its own, for its home and the files of the sandbox
   * @param gate its gate to the network; null for no network
   */
  public record Program(
      List<String> command, String searchPath, List<Path> sees, Path folder, @Nullable Gate gate) {

    /** Existing files that the command names as arguments. */
    List<Path> files() {
      return command.stream()
          .skip(1)
          .filter(word -> word.startsWith("/"))
          .map(Path::of)
          .filter(Files::exists)
          .toList();
    }
  }

  /**
   * The only way from the sandbox to the network.
   *
   * @param socket Unix socket of the proxy outside
   * @param forwarder command of a program that takes a port and the path of the socket inside,
   *     listens on that port of loopback, then starts the rest of its arguments
   */
  public record Gate(Path socket, List<String> forwarder) {}

  /**
   * Prepares the sandbox and returns the command that starts the program in it.
   *
   * @throws SandboxUnavailableException when the sandbox is known beforehand not to work
   * @throws IOException when the folder cannot be prepared
   */
  public ConfinedCommand confine(Program program) throws SandboxUnavailableException, IOException {
    Path home = Files.createDirectory(program.folder().resolve(HOME_FOLDER));
    if (!confining) {
      return new ConfinedCommand(program.command(), home.toString(), null);
    }
    if (SearchPath.find(program.command().get(0), program.searchPath()).isEmpty()) {
      throw new NoSuchFileException(program.command().get(0), null, "no such program");
    }
    require("bwrap", "bubblewrap");
    require("prlimit", "util-linux");
    require("setpriv", "util-linux");
    Path status = Files.createFile(program.folder().resolve("status"));
    return new ConfinedCommand(
        AgentEntry.enter(program.folder(), namespaces(program, home)), homeInside(home), status);
  }

  private String homeInside(Path home) {
    return guards.contains(Guard.FILES) ? AgentFiles.HOME : home.toString();
  }

  private List<String> namespaces(Program program, Path home)
      throws IOException, SandboxUnavailableException {
    boolean root = Capabilities.makeOwnUsers();
    Bubblewrap bubblewrap =
        new Bubblewrap().add("--die-with-parent", "--new-session", "--unshare-uts");
    Guard.PROCESSES.ifIn(guards, () -> bubblewrap.add("--unshare-pid"));
    Guard.IPC.ifIn(guards, () -> bubblewrap.add("--unshare-ipc"));
    Guard.NETWORK.ifIn(guards, () -> bubblewrap.add("--unshare-net"));
    if (guards.contains(Guard.USER) && !root) {
      bubblewrap.add("--unshare-user", "--uid", ID, "--gid", ID, "--cap-drop", "ALL");
    }
    if (guards.contains(Guard.FILES)) {
      files.show(bubblewrap, program);
    } else {
      bubblewrap.add("--dev-bind", "/", "/");
    }
    bubblewrap.add("--chdir", homeInside(home));
    addFilter(bubblewrap, program.folder());
    List<String> begin = new AgentEntry(guards).begin(program);
    if (root) {
      return bubblewrap
          .add("--cap-add", "cap_setuid", "--cap-add", "cap_setgid", "--cap-add", "cap_setpcap")
          .before(asOwnUser(begin, home));
    }
    List<String> words = bubblewrap.before(begin);
    // A runner with a user id of its own has the capability to read all files, and bwrap refuses to
    // start with capabilities.
    return Capabilities.effective() == 0 ? words : Capabilities.dropBefore(words);
  }

  private void addFilter(Bubblewrap bubblewrap, Path folder) throws IOException {
    Optional<byte[]> filter =
        guards.contains(Guard.SYSTEM_CALLS) ? SystemCallFilter.forAgents() : Optional.empty();
    Files.write(folder.resolve("filter"), filter.orElse(new byte[0]));
    if (filter.isPresent()) {
      bubblewrap.add("--seccomp", "3");
    }
  }

  private List<String> asOwnUser(List<String> command, Path home) throws IOException {
    if (!guards.contains(Guard.USER)) {
      return command;
    }
    int id = OwnUser.of(home);
    OwnUser.give(home, id);
    return OwnUser.become(id, List.of("--inh-caps=-all", "--bounding-set=-all"), command);
  }

  private static void require(String program, String debianPackage)
      throws SandboxUnavailableException {
    if (SearchPath.find(program).isEmpty()) {
      throw new SandboxUnavailableException(
          ("there is no %s here, so the agent cannot be confined: install it (Debian: apt-get"
                  + " install %s), or say unconfined: true for an agent that you trust")
              .formatted(program, debianPackage));
    }
  }

  /** Each path as named and with links resolved: other paths may lead to either. */
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
