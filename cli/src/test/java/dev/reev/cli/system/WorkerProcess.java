package dev.reev.cli.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A worker without an API or a database, as on a further host; tests can kill it. */
final class WorkerProcess implements AutoCloseable {

  private final Path folder;
  private final Map<String, String> environment;
  private Process process;

  /**
   * @param folder for its attempts and its log
   * @param environment variables in addition to those of this process
   */
  WorkerProcess(Path folder, Map<String, String> environment) throws IOException {
    this.folder = folder;
    this.environment = environment;
    this.process = launch();
  }

  /** Kills it without a chance to clean up, and starts another one in its place. */
  void killAndStartAgain() throws IOException, InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    process = launch();
  }

  private Process launch() throws IOException {
    Files.createDirectories(folder);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                ReevStack.ROOT.resolve("activities/target/reev-activities-worker.jar").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    builder.environment().keySet().removeIf(name -> name.matches("(REEV|TEMPORAL|SPRING)_.*"));
    builder.environment().put("REEV_ROOT", ReevStack.ROOT.toString());
    builder.environment().put("REEV_HOME", folder.resolve("home").toString());
    builder.environment().put("REEV_SESSION_LOG_PATH", folder.resolve("sessions").toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    Processes.mentioning(folder.resolve("home").toString()).forEach(ProcessHandle::destroyForcibly);
  }
}
