package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reev.activities.sandbox.RunnerLimits;
import dev.reev.activities.sandbox.SandboxKind;
import dev.reev.activities.sandbox.Sandboxes;
import dev.reev.activities.sandbox.Workplace;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.sandbox.OwnUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * A real agent of a real run tries more than fifty ways to its score, its neighbours and the host,
 * in every set-up.
 */
@Timeout(180)
class HostileAgentsIT {

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("reev.root"))).toAbsolutePath();

  private static final String SOMEBODY = "64218";

  private static final String KEY = "sk-of-another-agent";

  private static final RunnerLimits LIMITS =
      new RunnerLimits(Duration.ofMinutes(5), 2L << 30, 512, 4096, 1L << 30, 4L << 30);

  /** Environment of a run. */
  enum SetUp {
    /** In the worker's sandbox, with a checkout that is readable for all users. */
    BUBBLEWRAP(SandboxKind.BUBBLEWRAP, false, false),
    /** The same, below a folder that only root may enter. */
    BUBBLEWRAP_BELOW_A_FOLDER_OF_ROOT(SandboxKind.BUBBLEWRAP, true, false),
    PROCESS(SandboxKind.PROCESS, false, false),
    PROCESS_BELOW_A_FOLDER_OF_ROOT(SandboxKind.PROCESS, true, false),
    /** The runner alone, as users start it by hand. */
    BY_HAND(null, false, false),
    BY_HAND_BELOW_A_FOLDER_OF_ROOT(null, true, false),
    BY_HAND_BY_SOMEBODY(null, false, true);

    private final @Nullable SandboxKind kind;
    private final boolean closed;
    private final boolean somebody;

    SetUp(@Nullable SandboxKind kind, boolean closed, boolean somebody) {
      this.kind = kind;
      this.closed = closed;
      this.somebody = somebody;
    }
  }

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private ServerSocket server;

  private Path root = Path.of("");
  private Path home = Path.of("");
  private Path sessions = Path.of("");
  private Path secret = Path.of("");
  private Path targets = Path.of("");

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void agent_whateverItTries_reachesNothing(SetUp setUp) throws Exception {
    assumeTrue(OwnUser.isRoot() || !(setUp.closed || setUp.somebody), "needs root");
    install(setUp);

    JsonNode session = run(setUp);

    JsonNode failure = session.path("failure");
    if (failure.isObject()) {
      // Where it cannot be confined, it is not started.
      assertThat(setUp).isEqualTo(SetUp.PROCESS_BELOW_A_FOLDER_OF_ROOT);
      assertThat(failure.path("class").stringValue()).isEqualTo("sandbox_unavailable");
    } else {
      String said = session.at("/final_result/data/steps/0/thought").asString("");
      assertThat(said.lines().toList()).singleElement().asString().isEqualTo("TRIED 54");
      assertThat(session.at("/final_result/score").asDouble()).isZero();
      assertThat(session.at("/final_result/success").asBoolean()).isFalse();
      assertThat(session.at("/provenance/agent_sandbox").asString("")).isEqualTo("bubblewrap");
    }
    assertThat(Files.readString(secret)).isEqualTo(KEY);
    try (Stream<Path> left = Files.list(sessions)) {
      assertThat(left.map(path -> path.getFileName().toString()).toList())
          .allMatch(name -> !name.contains("forged"));
    }
  }

  /** Copies the installation, so that its place can be chosen. */
  private void install(SetUp setUp) throws IOException {
    permit(folder, "rwxr-xr-x");
    Path place = Files.createDirectory(folder.resolve("place"));
    root = Files.createDirectories(place.resolve("reev"));
    for (String part :
        List.of(
            "runner/reev-runner",
            "runner/runner-classes",
            "runner/target/reev-runner.jar",
            "ledger/server.mjs",
            "ledger/package.json",
            "ledger/lib",
            "ledger/node_modules",
            "sandbox/egress",
            "benchmarks/001-sol-transfer.yml")) {
      copy(ROOT.resolve(part), root.resolve(part));
    }
    home = Files.createDirectories(root.resolve(".reev"));
    secret = Files.writeString(home.resolve("secret-key"), KEY);
    sessions = Files.createDirectories(home.resolve("attempts/1/work"));
    Path git = Files.createDirectories(root.resolve(".git"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main");
    Path program = Files.createDirectories(root.resolve("examples/hostile"));
    for (String name : List.of("hostile.py", "hostile_agent.py")) {
      copy(ROOT.resolve("sandbox/src/test/resources").resolve(name), program.resolve(name));
    }
    targets = Files.writeString(program.resolve("targets.json"), targets(program));
    Files.writeString(
        root.resolve("agents.yml"),
        """
        agents:
          hostile:
            kind: command
            command: [/usr/bin/python3, "%s", "%s"]
            variables: [HOSTILE_KEY]
        """
            .formatted(program.resolve("hostile_agent.py"), targets));
    if (setUp.closed) {
      permit(place, "rwx------");
    }
    if (setUp.somebody) {
      give(home);
    }
  }

  private String targets(Path program) {
    List<Path> secrets =
        List.of(
            root.resolve("benchmarks/001-sol-transfer.yml"),
            root.resolve("benchmarks"),
            root.resolve(".git/HEAD"),
            secret,
            home,
            sessions,
            root.resolve("agents.yml"));
    return ReevJson.MAPPER.writeValueAsString(
        Map.of(
            "secrets", secrets.stream().map(Path::toString).toList(),
            "writable",
                List.of(
                    secret.toString(),
                    sessions.resolve("session_e-1.json").toString(),
                    program.resolve("hostile.py").toString()),
            "folders", List.of(sessions.toString(), root.resolve("benchmarks").toString()),
            "ports", List.of(server.getLocalPort()),
            "pids", List.of(ProcessHandle.current().pid()),
            "secret_texts", List.of(KEY, "REEV_SESSION_LOG_PATH")));
  }

  private JsonNode run(SetUp setUp) throws Exception {
    List<String> command =
        List.of(
            root.resolve("runner/reev-runner").toString(),
            root.resolve("benchmarks/001-sol-transfer.yml").toString(),
            "--agent=hostile",
            "--execution-id=e-1",
            "--sessions-dir=" + sessions);
    List<String> words = new ArrayList<>();
    if (setUp.kind != null) {
      words.addAll(
          new Sandboxes(home, root, List.of(), LIMITS)
              .of(setUp.kind)
              .confine(
                  command,
                  new Workplace(
                      sessions,
                      List.of(root.resolve("agents.yml")),
                      List.of("/usr/bin/python3", targets.toString()),
                      false)));
    } else {
      if (setUp.somebody) {
        words.addAll(
            List.of("setpriv", "--reuid=" + SOMEBODY, "--regid=" + SOMEBODY, "--clear-groups"));
      }
      words.addAll(command);
    }
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(sessions.toFile()).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("output").toFile());
    Map<String, String> environment = builder.environment();
    Map<String, String> own = new TreeMap<>(environment);
    environment.clear();
    environment.put("PATH", own.getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("HOME", setUp.somebody ? "/nonexistent" : own.getOrDefault("HOME", "/"));
    environment.put("REEV_ROOT", root.toString());
    environment.put("REEV_HOME", home.toString());
    environment.put("REEV_AGENTS_FILE", root.resolve("agents.yml").toString());
    environment.put("REEV_SESSION_LOG_PATH", sessions.toString());
    environment.put("HOSTILE_KEY", "its-own");
    environment.put("OTHER_KEY", KEY);
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    Path session = sessions.resolve("session_e-1.json");
    assertThat(session).as(Files.readString(folder.resolve("output"))).exists();
    return ReevJson.MAPPER.readTree(Files.readString(session));
  }

  private static void give(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setAttribute(file, "unix:uid", Integer.parseInt(SOMEBODY));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void permit(Path folder, String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }
}
