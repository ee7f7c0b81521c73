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
 * Shuts an agent's program in: it sees the system's programs, its own and an empty home, and
 * reaches nothing but its pipes and, where it is given one, a gate to named hosts. Made by
 * bubblewrap in namespaces of its own, inside whatever sandbox its runner is in.
 */
public final class AgentSandbox {

  /** The agent's home in the folder that it is given. */
  public static final String HOME_FOLDER = "home";

  /** Where it finds the gate, as a proxy for HTTP. */
  public static final int GATE_PORT = 3128;

  /** Any would do but root; this one is what a first user has on most systems. */
  static final String ID = "1000";

  private final AgentFiles files;
  private final Set<Guard> guards;
  private final boolean confining;

  private AgentSandbox(AgentFiles files, Set<Guard> guards, boolean confining) {
    this.files = files;
    this.guards = guards;
    this.confining = confining;
  }

  /** No sandbox: a person said so. */
  public static AgentSandbox none() {
    return new AgentSandbox(
        new AgentFiles(new ProgramView(List.of(), List.of()), List.of()),
        EnumSet.noneOf(Guard.class),
        false);
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
    List<Path> resolved = resolved(secret);
    return new AgentSandbox(
        new AgentFiles(new ProgramView(resolved, resolved(wide)), resolved), guards, true);
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
      List<String> command, String searchPath, List<Path> sees, Path folder, @Nullable Gate gate) {

    /** Files that the command names beside its program. */
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
    // A runner with a user id of its own may read everything; with that right bwrap does not start.
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
