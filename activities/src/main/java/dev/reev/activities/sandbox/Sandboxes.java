package dev.reev.activities.sandbox;

import dev.reev.activities.setting.InvalidSettingException;
import dev.reev.sandbox.OwnUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Factory for the sandboxes of this host. */
public final class Sandboxes {

  private static final Logger log = LoggerFactory.getLogger(Sandboxes.class);

  private final Path home;
  private final Path root;
  private final List<Path> hidden;
  private final RunnerLimits limits;
  private final RunnerUser user = RunnerUser.detect();

  /**
   * Creates sandboxes for one home.
   *
   * @param root the installation
   * @param hidden folders and files outside the home that runners must not read
   */
  public Sandboxes(Path home, Path root, List<Path> hidden, RunnerLimits limits) {
    this.home = home;
    this.root = root;
    this.hidden = List.copyOf(hidden);
    this.limits = limits;
  }

  /**
   * Returns the sandbox of this kind, and logs which one it is.
   *
   * @throws InvalidSettingException when bubblewrap is requested and does not work here
   */
  public Sandbox of(SandboxKind kind) {
    boolean bubblewrap =
        (kind == SandboxKind.AUTO || kind == SandboxKind.BUBBLEWRAP) && bubblewrapWorks();
    if (kind == SandboxKind.BUBBLEWRAP && !bubblewrap) {
      throw new InvalidSettingException(
          "REEV_RUNNER_SANDBOX is bubblewrap, but bwrap is not installed or cannot create namespaces"
              + " here; install bubblewrap or choose process");
    }
    log.info(
        "runners are kept in sandbox {} {}",
        bubblewrap ? "bubblewrap" : "process",
        user.isOwn() ? "with user ids of their own" : "as the worker's user");
    if (kind == SandboxKind.NONE) {
      log.warn(
          "REEV_RUNNER_SANDBOX is none: agents that are programs are not confined and can change"
              + " their own scores; all runs are marked as unconfined");
    }
    if (OwnUser.isRoot() && !user.isOwn()) {
      log.warn(
          "runners are root, so no limit of processes holds them; run the worker as another user");
    }
    return bubblewrap ? bubblewrap() : new ProcessSandbox(limits, user);
  }

  /**
   * Returns the sandbox with limits on all processes of a runner together.
   *
   * @param cgroup a control group delegated to Reev; blank for none
   * @throws InvalidSettingException when it is not such a group
   */
  public static Sandbox grouped(Sandbox sandbox, String cgroup, long memoryBytes, double cpus) {
    return cgroup.isBlank()
        ? sandbox
        : new GroupedSandbox(
            sandbox, ControlGroups.below(Path.of(cgroup.strip()), memoryBytes, cpus));
  }

  private Sandbox bubblewrap() {
    return new BubblewrapSandbox(home, root, hidden, limits, user, System.getenv());
  }

  private boolean bubblewrapWorks() {
    try {
      Files.createDirectories(home);
      Path folder = Files.createTempDirectory(home, "sandbox-probe-");
      try {
        var workplace = new Workplace(folder, List.of(), List.of(), false);
        List<String> command =
            List.of("sh", "-c", "test -e /proc/self/task/$$/children && touch a");
        boolean works = Probe.succeeds(bubblewrap().confine(command, workplace));
        Files.deleteIfExists(folder.resolve("a"));
        return works;
      } finally {
        Files.delete(folder);
        Files.deleteIfExists(folder.resolveSibling("filter"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
