package dev.reev.activities.launch;

import dev.reev.activities.sandbox.Sandbox;
import dev.reev.activities.secret.SealedConfigs;
import dev.reev.benchmarks.file.OwnerOnly;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.sandbox.SearchPath;
import dev.reev.workflows.run.LaunchRequest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts a runner under its supervisor: detached from the worker, with its output in files. */
public final class RunnerLauncher {

  /** The supervisor writes the pids within milliseconds; after this time it has failed to start. */
  private static final Duration PROCESS_FILE_TIMEOUT = Duration.ofSeconds(10);

  private final Path home;
  private final String host;
  private final RunnerCommand command;
  private final RunnerClasses classes;
  private final AttemptSecrets secrets;
  private final Sandbox sandbox;
  private final String supervisorScript = loadSupervisorScript();

  public RunnerLauncher(
      Path home,
      String host,
      RunnerCommand command,
      RunnerClasses classes,
      SealedConfigs configs,
      Sandbox sandbox) {
    this.home = home;
    this.host = host;
    this.command = command;
    this.classes = classes;
    this.secrets = new AttemptSecrets(configs, host);
    this.sandbox = sandbox;
  }

  AttemptDirectory directory(String executionId, int attempt) {
    return AttemptDirectory.of(home, executionId, attempt);
  }

  AttemptSecrets secrets() {
    return secrets;
  }

  /**
   * Variables that the runner of this attempt gets for its agent.
   *
   * @throws RunnerNotStartedException with a one-line message when they cannot be determined here
   */
  AgentVariables agentVariables(LaunchRequest request) throws RunnerNotStartedException {
    return secrets.variables(request.agent(), request.sealedConfig());
  }

  /**
   * Writes the journal and starts the attempt.
   *
   * @throws RunnerNotStartedException with a one-line message when the command cannot be started
   */
  RunnerProcess start(LaunchRequest request)
      throws IOException, InterruptedException, RunnerNotStartedException {
    AttemptDirectory directory = directory(request.executionId(), request.attempt());
    // Closed to other users until secrets in the output and files of the runner are masked.
    OwnerOnly.createFolders(directory.work());
    Path benchmark = directory.benchmark(request.benchmarkId());
    Files.writeString(benchmark, request.benchmarkYaml());
    List<String> argv =
        command.argv(request.executionId(), request.agent(), benchmark, directory.work());
    requireExecutable(argv.get(0));
    Map<String, String> environment =
        RunnerEnvironment.of(System.getenv(), agentVariables(request).values(), directory);
    environment.putAll(classes.variables(argv));
    writeJournal(directory, request, argv, environment);
    supervise(
        directory,
        sandbox.confine(argv, RunNeeds.of(request, System.getenv(), directory.work())),
        environment);
    return new RunnerProcess(directory, awaitProcesses(directory), request.timeout());
  }

  private void writeJournal(
      AttemptDirectory directory,
      LaunchRequest request,
      List<String> argv,
      Map<String, String> environment)
      throws IOException, RunnerNotStartedException {
    var journal =
        new Journal(
            request.executionId(),
            request.attempt(),
            host,
            argv,
            Sha256.hex(environment.toString().getBytes(StandardCharsets.UTF_8)),
            request.timeout().toMillis(),
            Instant.now(),
            request.agent(),
            request.sealedConfig(),
            RunNeeds.unconfined(request, System.getenv()));
    directory.writeAtomically(directory.journal(), ReevJson.MAPPER.writeValueAsString(journal));
  }

  private void supervise(
      AttemptDirectory directory, List<String> argv, Map<String, String> environment)
      throws IOException {
    List<String> words = new ArrayList<>();
    // A separate session: Ctrl-C at the worker's terminal must not reach its runners.
    SearchPath.find("setsid").map(Path::toString).ifPresent(words::add);
    words.addAll(List.of("/bin/sh", "-c", supervisorScript, "reev-supervisor"));
    words.addAll(List.of(directory.path().toString(), Integer.toString(sandbox.keepers())));
    words.addAll(argv);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder
        .directory(directory.work().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static AttemptDirectory.Processes awaitProcesses(AttemptDirectory directory)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PROCESS_FILE_TIMEOUT.toNanos();
    while (true) {
      Optional<AttemptDirectory.Processes> processes = directory.processes();
      if (processes.isPresent()) {
        return processes.get();
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("the supervisor did not start within " + PROCESS_FILE_TIMEOUT);
      }
      Thread.sleep(2);
    }
  }

  private static void requireExecutable(String program) throws RunnerNotStartedException {
    boolean found =
        program.contains("/")
            ? Files.isExecutable(Path.of(program))
            : SearchPath.find(program).isPresent();
    if (!found) {
      throw new RunnerNotStartedException(
          "cannot start the runner: '" + program + "' is not an executable file");
    }
  }

  private static String loadSupervisorScript() {
    try (InputStream in = RunnerLauncher.class.getResourceAsStream("/supervisor.sh")) {
      if (in == null) {
        throw new IllegalStateException("supervisor.sh is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
