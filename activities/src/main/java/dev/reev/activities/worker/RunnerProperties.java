package dev.reev.activities.worker;

import dev.reev.activities.sandbox.RunnerLimits;
import dev.reev.activities.sandbox.SandboxKind;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of a runner host; see {@code reev-runner.yml} for the environment variables. Folders are
 * texts: in a web application Spring would resolve a relative {@code Path} against the server's
 * document folder.
 *
 * @param home folder of the attempts' journals
 * @param root the checkout or installation, for {@code {root}} in the command
 * @param command argv template of the runner, see docs/runner-contract.md
 * @param useRelease which classes of Reev's own runner are used: true, false or auto
 * @param sessionsDir folder in which session and event files are published for users and scripts
 * @param slots runners at the same time; 0 for as many as the load of the host allows
 * @param stopGrace time between TERM and KILL
 * @param sandbox kind of sandbox for runners
 * @param limits limits of a runner
 * @param cgroup limits on all processes of a runner together
 */
@ConfigurationProperties("reev.runner")
public record RunnerProperties(
    String home,
    String root,
    String command,
    @DefaultValue("auto") String useRelease,
    String sessionsDir,
    @DefaultValue("0") int slots,
    @DefaultValue("5s") Duration stopGrace,
    @DefaultValue("auto") SandboxKind sandbox,
    @DefaultValue Limits limits,
    @DefaultValue Cgroup cgroup) {

  /**
   * A control group below which runners get groups of their own.
   *
   * @param folder empty for none
   * @param memory of one runner with all its child processes
   * @param cpus processors at a time of one runner
   */
  public record Cgroup(
      @DefaultValue("") String folder,
      @DefaultValue("4GB") DataSize memory,
      @DefaultValue("2") double cpus) {}

  /** See {@link RunnerLimits}. */
  public record Limits(
      @DefaultValue("1h") Duration cpuTime,
      @DefaultValue("2GB") DataSize memory,
      @DefaultValue("512") int processes,
      @DefaultValue("4096") int openFiles,
      @DefaultValue("1GB") DataSize fileSize,
      @DefaultValue("4GB") DataSize disk) {

    RunnerLimits perRunner() {
      return new RunnerLimits(
          cpuTime, memory.toBytes(), processes, openFiles, fileSize.toBytes(), disk.toBytes());
    }
  }

  Path homeFolder() {
    return absolute(home);
  }

  Path rootFolder() {
    return absolute(root);
  }

  Path sessionsFolder() {
    return absolute(sessionsDir);
  }

  private static Path absolute(String folder) {
    return Path.of(folder).toAbsolutePath().normalize();
  }

  RunnerSlots runnerSlots() {
    return slots > 0
        ? RunnerSlots.fixed(slots)
        : RunnerSlots.byLoad(Runtime.getRuntime().availableProcessors(), HostLoad.totalMemory());
  }
}
