package dev.reev.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A program that tries all it can reaches nothing outside its sandbox, and each guard is necessary
 * for that.
 */
@Timeout(120)
class HostileProgramIT {

  private static final String SOMEBODY = "64217";

  /** Key of the shared memory and the message queue that the script tries to reach. */
  private static final long KEY = 0x7265_6576L ^ ProcessHandle.current().pid();

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private ServerSocket server;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path script;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path secret;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path targets;

  /** Where bubblewrap works, a broken sandbox is a failure and no reason to skip. */
  @BeforeEach
  void open() throws IOException, InterruptedException {
    int exit = -1;
    try {
      exit =
          new ProcessBuilder("bwrap", "--unshare-user", "--dev-bind", "/", "/", "--", "true")
              .start()
              .waitFor();
    } catch (IOException notThere) {
      assumeTrue(false, "there is no bwrap here");
    }
    assumeTrue(exit == 0, "this machine does not let bwrap make namespaces");
    open(folder);
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    secret = Files.createDirectory(folder.resolve("secret"));
    open(secret);
    Path file = Files.writeString(secret.resolve("benchmark.yml"), "ground_truth: secret");
    Path program = Files.createDirectory(folder.resolve("program"));
    open(program);
    script = Files.copy(resource(), program.resolve("hostile.py"));
    targets =
        Files.writeString(
            program.resolve("targets.json"),
            """
            {"secrets": ["%s", "%s"], "writable": ["%s"], "folders": ["%s"], "ports": [%d], "pids": [%d],
             "secret_texts": ["REEV_TEST_SECRET"], "message_queue_keys": [%d]}
            """
                .formatted(
                    secret,
                    file,
                    file,
                    secret,
                    server.getLocalPort(),
                    ProcessHandle.current().pid(),
                    KEY));
    // Readable by all users.
    messageQueue("msgget(%d, 0o1666)".formatted(KEY));
  }

  @AfterEach
  void close() throws IOException, InterruptedException {
    server.close();
    messageQueue("msgctl(libc.msgget(%d, 0), 0, None)".formatted(KEY));
  }

  private static void messageQueue(String call) throws IOException, InterruptedException {
    String program = "import ctypes; libc = ctypes.CDLL(None); assert libc.%s >= 0".formatted(call);
    assertThat(new ProcessBuilder("/usr/bin/python3", "-c", program).inheritIO().start().waitFor())
        .isZero();
  }

  @Test
  void confined_itReachesNothing() throws Exception {
    assertThat(lines(ownRun(EnumSet.allOf(Guard.class))))
        .singleElement()
        .asString()
        .isEqualTo(all());
  }

  @ParameterizedTest
  @EnumSource(Guard.class)
  void withoutOneGuard_itReachesSomething(Guard guard) throws Exception {
    assertThat(lines(ownRun(EnumSet.complementOf(EnumSet.of(guard)))))
        .anyMatch(line -> line.startsWith("REACHED"));
  }

  @Test
  void confinedBySomebodyWhoIsNotRoot_itReachesNothing() throws Exception {
    assertThat(lines(runOfSomebody())).singleElement().asString().isEqualTo(all());
  }

  /** Bubblewrap always gives users other than root a user namespace. */
  @ParameterizedTest
  @EnumSource(value = Guard.class, mode = EnumSource.Mode.EXCLUDE, names = "USER")
  void confinedBySomebodyWithoutOneGuard_itReachesSomething(Guard guard) throws Exception {
    assertThat(lines(runOfSomebody(guard.name()))).anyMatch(line -> line.startsWith("REACHED"));
  }

  private String ownRun(Set<Guard> guards) throws Exception {
    return HostileProgram.run(script, targets, List.of(secret), fresh(), guards);
  }

  /**
   * Runs the script as an unprivileged user; skipped unless the tests run as root, because
   * otherwise all tests already do.
   */
  private String runOfSomebody(String... withoutGuards) throws Exception {
    assumeTrue(OwnUser.isRoot(), "this is somebody already");
    Path classes = folder.resolve("classes");
    for (Class<?> type : List.of(AgentSandbox.class, HostileProgram.class)) {
      copy(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()), classes);
    }
    List<String> words =
        new ArrayList<>(
            List.of("setpriv", "--reuid=" + SOMEBODY, "--regid=" + SOMEBODY, "--clear-groups"));
    words.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    words.addAll(List.of("-cp", classes.toString(), HostileProgram.class.getName()));
    words.addAll(List.of(script.toString(), targets.toString(), secret.toString()));
    Path fresh = fresh();
    Files.setAttribute(fresh, "unix:uid", Integer.parseInt(SOMEBODY));
    words.add(fresh.toString());
    words.addAll(List.of(withoutGuards));
    Process process =
        new ProcessBuilder(words)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .directory(fresh.toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }

  private Path fresh() throws IOException {
    return Files.createTempDirectory(folder, "agent-");
  }

  private static List<String> lines(String output) {
    return output.lines().toList();
  }

  /**
   * Number of attempts that the script reports: a script that died early has reached nothing, too.
   */
  private static String all() {
    return "TRIED 42";
  }

  private static Path resource() throws IOException {
    try {
      return Path.of(
          Objects.requireNonNull(HostileProgramIT.class.getResource("/hostile.py")).toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
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

  private static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
