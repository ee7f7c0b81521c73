package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files visible to an agent's program: those of the system, its own, an empty home, and the socket
 * of its gate.
 */
final class AgentFiles {

  /** Path of the agent's home inside the sandbox. */
  static final String HOME = "/home/agent";

  /** Path of the gate's socket inside the sandbox. */
  static final String GATE = "/run/gate";

  private final ProgramView view;
  private final List<Path> secret;

  AgentFiles(ProgramView view, List<Path> secret) {
    this.view = view;
    this.secret = List.copyOf(secret);
  }

  /**
   * Adds the mounts of these files to a bwrap command.
   *
   * @throws SandboxUnavailableException when the program needs a file that it may not see
   */
  void show(Bubblewrap bubblewrap, AgentSandbox.Program program)
      throws IOException, SandboxUnavailableException {
    SystemView.show(bubblewrap);
    // Read-only, so that a process cannot change its own kernel settings there, such as its OOM
    // score.
    bubblewrap.add("--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev");
    bubblewrap.temporary("/dev/shm").temporary("/tmp").temporary("/var/tmp");
    for (Path place : view.of(program.command(), program.searchPath())) {
      bubblewrap.show(place);
    }
    for (Path file : program.files()) {
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
    // Otherwise the agent could fill up memory by writing there: both are in memory.
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

  /**
   * Adds an account for the agent's user id: some language runtimes do not start for a user without
   * a name.
   */
  private static void addUser(Bubblewrap bubblewrap, Path folder) throws IOException {
    String id =
        Capabilities.makeOwnUsers()
            ? Integer.toString(OwnUser.of(folder.resolve(AgentSandbox.HOME_FOLDER)))
            : AgentSandbox.ID;
    write(bubblewrap, folder, "passwd", "agent:x:%s:%s::%s:/bin/sh\n".formatted(id, id, HOME));
    write(bubblewrap, folder, "group", "agent:x:%s:\n".formatted(id));
    write(bubblewrap, folder, "hosts", "127.0.0.1 localhost\n::1 localhost\n");
    write(bubblewrap, folder, "nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n");
  }

  private static void write(Bubblewrap bubblewrap, Path folder, String name, String text)
      throws IOException {
    bubblewrap.show(Files.writeString(folder.resolve(name), text), Path.of("/etc", name));
  }

  private void addGate(Bubblewrap bubblewrap, AgentSandbox.@Nullable Gate gate) {
    if (gate == null) {
      return;
    }
    bubblewrap.show(gate.socket(), Path.of(GATE));
    view.of(gate.forwarder(), SearchPath.ofThisProcess()).forEach(bubblewrap::showOnce);
    // The forwarder may be a script in the checkout, which is hidden as a whole.
    gate.forwarder().stream()
        .filter(word -> word.startsWith("/"))
        .map(Path::of)
        .filter(Files::isRegularFile)
        .forEach(bubblewrap::showOnce);
  }
}
