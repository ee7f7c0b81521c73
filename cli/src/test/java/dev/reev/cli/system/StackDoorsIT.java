package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.system.ReevStack.Ready;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access to a stack by agents, by other users of the machine and by web pages in a browser. */
@Timeout(300)
class StackDoorsIT {

  private static final String KEY = "sk-this-is-a-key";

  private static final String LISTENS = "0A";

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // Set before all tests.
  private static ReevStack stack;

  @SuppressWarnings("NullAway.Init") // Set before all tests.
  private static Ready ready;

  @BeforeAll
  static void start() throws Exception {
    for (String name : List.of("hostile.py", "hostile_agent.py")) {
      Files.copy(
          ReevStack.ROOT.resolve("sandbox/src/test/resources").resolve(name),
          Files.createDirectories(folder.resolve("agent")).resolve(name));
    }
    Files.writeString(
        folder.resolve("agents.yml"),
        "agents: {hostile: {kind: command, command: [/usr/bin/python3, '%1$s/hostile_agent.py', '%1$s/targets.json']}}"
            .formatted(folder.resolve("agent")));
    stack =
        new ReevStack(folder)
            .with("REEV_AGENTS_FILE", folder.resolve("agents.yml").toString())
            .with("OPENAI_API_KEY", KEY)
            .with("ANTHROPIC_AUTH", KEY)
            .with("TEMPORAL_API_KEY", KEY)
            .with("REEV_API_HEAP", "600m");
    ready = stack.up();
  }

  @AfterAll
  static void end() throws Exception {
    stack.close();
  }

  @Test
  void anAgentOfARun_reachesNoPartOfTheStackThatRunsIt() throws Exception {
    Path home = stack.home();
    Set<Integer> ports = portsOnLoopback(temporal());
    ports.add(URI.create(ready.api()).getPort());
    List<Path> secrets =
        List.of(
            home,
            home.resolve("secret-key"),
            home.resolve("postgres-secrets"),
            home.resolve("temporal/temporal.db"),
            postgresSocket(),
            folder.resolve("agents.yml"),
            ReevStack.ROOT.resolve("benchmarks/001-sol-transfer.yml"));
    assertThat(secrets).allMatch(Files::exists);
    assertThat(ports).hasSizeGreaterThan(3);
    Files.writeString(
        folder.resolve("agent/targets.json"),
        new JsonMapper()
            .writeValueAsString(
                Map.of(
                    "secrets", secrets.stream().map(Path::toString).toList(),
                    "writable", List.of(home.resolve("secret-key").toString()),
                    "ports", ports,
                    "pids", List.of(ready.pid()),
                    "secret_texts", List.of(KEY))));

    String id =
        stack
            .post(ready, "runs", "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"hostile\"}")
            .path("id")
            .stringValue();
    Eventually.holds(
        "end of the run",
        Duration.ofMinutes(1),
        () -> stack.get(ready, "runs/" + id).path("state").stringValue().equals("Completed"));

    JsonNode run = stack.get(ready, "runs/" + id);
    assertThat(run.path("score").asDouble(-1)).isZero();
    assertThat(run.path("passed").asBoolean(true)).isFalse();
    String said =
        stack
            .get(ready, "runs/" + id + "/session")
            .at("/final_result/data/steps/0/thought")
            .asString("");
    assertThat(said.lines().toList()).singleElement().asString().startsWith("TRIED ");
  }

  /** The folder named in the running server's pid file. */
  private static Path postgresSocket() throws IOException {
    return Path.of(
        Files.readAllLines(stack.home().resolve("postgres/postmaster.pid")).get(4).strip());
  }

  @Test
  void temporal_andWhatWatchesOverIt_haveNoKeyInTheirEnvironment() throws Exception {
    List<ProcessHandle> processes = temporal();

    assertThat(processes).hasSizeGreaterThan(1);
    for (ProcessHandle process : processes) {
      String environment = Files.readString(proc(process, "environ"), StandardCharsets.ISO_8859_1);
      assertThat(environment).doesNotContain(KEY);
      assertThat(environment.split("\0", -1))
          .allMatch(
              variable ->
                  variable.matches(
                      "|(PATH|HOME|USER|LOGNAME|LANG|LC_ALL|LC_CTYPE|TZ|TMPDIR|PWD|OLDPWD|GODEBUG|GOMAXPROCS|GOMEMLIMIT|REEV_HOME|REEV_TEMPORAL_DATABASE)=.*"));
    }
  }

  @Test
  void webUi_isForItsOwnPagesAndNames() throws Exception {
    int port = URI.create(ready.temporalUi()).getPort();

    assertThat(ask(loopback(), port, "GET /namespaces/default/workflows", "127.0.0.1:" + port, ""))
        .startsWith("HTTP/1.1 200 ")
        .contains("<html");
    assertThat(ask(loopback(), port, "GET /api/v1/namespaces", "localhost:" + port, ""))
        .startsWith("HTTP/1.1 200 ");
    assertThat(ask(loopback(), port, "GET /api/v1/namespaces", "evil.example:" + port, ""))
        .startsWith("HTTP/1.1 421 ");
    assertThat(
            ask(
                loopback(),
                port,
                "POST /api/v1/namespaces/default/workflows/run-1/terminate",
                "127.0.0.1:" + port,
                "Origin: http://evil.example\r\nContent-Type: text/plain\r\n"))
        .startsWith("HTTP/1.1 403 ");
  }

  /** By a host name that leads to 127.0.0.1, or by a form that needs no name. */
  @Test
  void noOtherPortOfTemporal_tellsAPageAnything() throws Exception {
    Set<Integer> ports = portsOnLoopback(temporal());
    int grpc = Integer.parseInt(ready.temporal().replaceFirst(".*:", ""));

    assertThat(ports).contains(grpc).hasSizeGreaterThan(2);
    for (int port : ports) {
      for (String host : List.of("evil.example:" + port, "127.0.0.1:" + port)) {
        for (String line :
            List.of(
                "GET /api/v1/namespaces",
                "GET /namespaces/default/workflows",
                "POST /api/v1/namespaces/default/workflows/run-1/terminate")) {
          assertThat(ask(loopback(), port, line, host, "Content-Type: text/plain\r\n"))
              .as("%s at %s", line, host)
              .doesNotContain(" 200 ");
        }
      }
    }
  }

  @Test
  void nothingOfTheHome_isForOthersToRead() throws Exception {
    List<String> open = new ArrayList<>();
    // PostgreSQL's own files come and go; their closed folder protects them.
    Path data = stack.home().resolve("postgres");
    try (Stream<Path> all = Files.walk(stack.home(), 2)) {
      for (Path file : all.filter(path -> !data.equals(path.getParent())).toList()) {
        String mode = mode(file);
        if (!mode.endsWith("------")) {
          open.add(mode + " " + file);
        }
      }
    }

    assertThat(open).isEmpty();
    for (String file :
        List.of("temporal/temporal.db", "logs/temporal.log", "logs/api.log", "logs/postgres.log")) {
      assertThat(mode(stack.home().resolve(file))).as(file).isEqualTo("rw-------");
    }
  }

  @Test
  void api_hasTheHeapThatWasSet() throws Exception {
    assertThat(Files.readString(Path.of("/proc", String.valueOf(ready.pid()), "cmdline")))
        .contains("-Xmx600m");
  }

  private static List<ProcessHandle> temporal() {
    return Processes.mentioning(stack.home().resolve("temporal/temporal.db").toString());
  }

  private static Path proc(ProcessHandle process, String file) {
    return Path.of("/proc", String.valueOf(process.pid()), file);
  }

  private static Set<Integer> portsOnLoopback(List<ProcessHandle> processes) throws IOException {
    Set<String> sockets = new TreeSet<>();
    for (ProcessHandle process : processes) {
      try (Stream<Path> descriptors = Files.list(proc(process, "fd"))) {
        for (Path descriptor : descriptors.toList()) {
          sockets.add(Files.readSymbolicLink(descriptor).toString());
        }
      }
    }
    // Columns: number, local address, foreign address, state, five others, inode.
    return Files.readAllLines(Path.of("/proc/net/tcp")).stream()
        .map(line -> line.strip().split("\\s+", -1))
        .filter(column -> column[3].equals(LISTENS) && column[1].startsWith("0100007F:"))
        .filter(column -> sockets.contains("socket:[" + column[9] + "]"))
        .map(column -> Integer.parseInt(column[1].substring("0100007F:".length()), 16))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  /** The whole answer. gRPC answers with something that is not HTTP, or closes the connection. */
  private static String ask(InetAddress address, int port, String line, String host, String headers)
      throws IOException {
    try (Socket socket = new Socket(address, port)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: 0\r\n%s\r\n"
                  .formatted(line, host, headers)
                  .getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException hungUp) {
      return "";
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
