package dev.reev.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.benchmark.BenchmarkFolders;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent's program runs confined; when confinement fails, it does not start. */
class AgentConfinementIT extends CommandAgentTestCase {

  /**
   * Checks bubblewrap itself: where it works, a missing sandbox is a failure and no reason to skip.
   */
  @BeforeEach
  void needsBubblewrap() throws IOException, InterruptedException {
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
    unconfined = false;
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void agent_whateverItLooksFor_seesNothingOfItsRun() throws IOException {
    Path catalogue = Files.createDirectories(folder.resolve("benchmarks"));
    Path other = Files.writeString(catalogue.resolve("other.yml"), "ground_truth: other");
    Path more = Files.createDirectories(folder.resolve("more"));
    Path another = Files.writeString(more.resolve("another.yml"), "ground_truth: another");
    Path benchmark = Files.writeString(folder.resolve("this.yml"), "ground_truth: this");
    Path sessions = Files.createDirectories(folder.resolve("sessions"));
    environment.put(BenchmarkFolders.VARIABLE, BenchmarkFolders.join(List.of(catalogue, more)));
    secret = List.of(benchmark, sessions);
    Path script =
        Files.writeString(
            folder.resolve("agent.sh"),
            read()
                + "seen=$(cat %s %s %s /proc/$PPID/root%s /proc/1/root%s 2>/dev/null; ls %s; "
                    .formatted(benchmark, other, another, benchmark, benchmark, folder)
                + "echo forged 2>/dev/null > %s/session_e-1.json); ".formatted(sessions)
                + "echo \"{\\\"type\\\":\\\"answer\\\",\\\"thought\\\":\\\"$seen\\\"}\"");

    var answer = agent(List.of("sh", script.toString()), List.of(), 30).answer(task());

    assertThat(answer.thought()).isEqualTo("agent.sh");
    assertThat(sessions).isEmptyDirectory();
  }

  @Test
  void agent_thatCannotReadItsProgram_isNotStarted() throws IOException {
    Path script = Files.writeString(folder.resolve("agent.sh"), read() + say(ANSWER));
    secret = List.of(script);
    CommandAgent agent = agent(List.of("sh", script.toString()), List.of(), 30);

    assertFails(agent, SessionFailure.SANDBOX_UNAVAILABLE, script.toString(), "may not see");
  }

  @Test
  void agent_thatIsNamedALinkToASecret_isNotStarted() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    secret = List.of(data);
    for (Path place : List.of(data, folder)) {
      Path link = Files.createSymbolicLink(folder.resolve("to-" + place.getFileName()), place);
      sees = List.of(link.toString());

      assertFails(
          agent(read() + say(ANSWER)),
          SessionFailure.SANDBOX_UNAVAILABLE,
          link.toString(),
          "holds benchmarks, runs or keys");
    }
  }

  @Test
  void agent_thatIsNotThere_isUnavailable() {
    assertFails(
        agent(List.of("/nowhere/bot"), List.of(), 30),
        SessionFailure.AGENT_UNAVAILABLE,
        "/nowhere/bot cannot be started",
        "no such program");
  }

  @Test
  void agent_whoseBubblewrapIsNone_isNotStarted() throws IOException {
    bubblewrap("while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"");

    assertFails(agent(read() + say(ANSWER)), SessionFailure.SANDBOX_UNAVAILABLE, "unconfined");
  }

  @Test
  void agent_withoutBubblewrap_isNotStarted() throws IOException {
    bubblewrap("echo 'No namespaces' >&2; exit 1");

    assertFails(
        agent(read() + say(ANSWER)),
        SessionFailure.SANDBOX_UNAVAILABLE,
        "No namespaces",
        "unconfined: true");
  }

  @Test
  void agent_isAskedToEndBeforeItIsKilled() throws Exception {
    AgentProcess process =
        start("trap 'echo told; exit' TERM; echo ready; while :; do sleep 0.1; done");
    assertThat(process.next(Deadline.unlimited())).isEqualTo(new AgentOutput.Line("ready"));

    process.close();

    assertThat(process.next(Deadline.unlimited())).isEqualTo(new AgentOutput.Line("told"));
    assertThat(process.isAlive()).isFalse();
  }

  /** Private memory, and memory that could be shared. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = []\nwhile True: x.append(b'x' * 50_000_000)",
        "import mmap\nx = []\nwhile True: x.append(mmap.mmap(-1, 1 << 26)); x[-1].write(b'x' * (1 << 26))"
      })
  void agent_thatTakesTooMuchMemory_isEndedAndItIsItsOwnFault(String program) {
    CommandAgent agent = agent(List.of("/usr/bin/python3", "-c", program), List.of(), 60);

    assertFails(agent, SessionFailure.AGENT_ERROR, "MiB of memory");
  }

  @Test
  void agent_thatAsksForHostsWithoutEnd_hidesNone() throws IOException {
    network = List.of("nowhere.invalid");
    String script =
        """
        import json, urllib.request
        input()
        for i in range(230):
            for host in ("10.0.0.%d:80" % i, "10.9.9.9"):
                try:
                    urllib.request.urlopen("http://%s/" % host, timeout=10)
                except OSError:
                    pass
        print(json.dumps({"type": "answer", "thought": "done"}))
        """;

    agent(List.of("/usr/bin/python3", "-c", script), List.of(), 60).answer(task());
    close();

    List<Object> said =
        workbench.evidence().events().stream()
            .filter(event -> event.eventType().equals(SessionEvent.NETWORK_ACCESS))
            .map(event -> event.data().get("reason"))
            .toList();
    assertThat(said).hasSize(201);
    assertThat(said.get(200))
        .isEqualTo(
            "229 more requests like these, and 31 others that are not listed, 31 of them refused");
  }

  @Test
  void agent_withNetwork_reachesTheNamedHostAndNobodyElse() throws IOException {
    HttpServer model = server("model");
    HttpServer other = server("other");
    try {
      network = List.of("localhost:" + model.getAddress().getPort());
      Path script =
          Files.writeString(
              folder.resolve("agent.py"),
              """
              import json, urllib.request
              input()
              seen = []
              for url in ("http://localhost:%d/a", "http://localhost:%d/b", "http://127.0.0.1:%d/c"):
                  try:
                      seen.append(urllib.request.urlopen(url, timeout=10).read().decode())
                  except OSError as error:
                      seen.append(str(error))
              for proxies in ({}, None):
                  try:
                      opener = urllib.request.build_opener(urllib.request.ProxyHandler(proxies))
                      opener.open("http://localhost:%d/d", timeout=10)
                      seen.append("direct" if proxies == {} else "again")
                  except OSError:
                      seen.append("no way")
              print(json.dumps({"type": "answer", "thought": "; ".join(seen)}))
              """
                  .formatted(
                      model.getAddress().getPort(),
                      other.getAddress().getPort(),
                      other.getAddress().getPort(),
                      model.getAddress().getPort()));

      var answer =
          agent(List.of("/usr/bin/python3", script.toString()), List.of(), 30).answer(task());

      assertThat(answer.thought())
          .isEqualTo("model; HTTP Error 403: Forbidden; HTTP Error 403: Forbidden; no way; again");
    } finally {
      model.stop(0);
      other.stop(0);
    }
    close();
    assertThat(workbench.evidence().events())
        .filteredOn(event -> event.eventType().equals(SessionEvent.NETWORK_ACCESS))
        .extracting(event -> event.data().get("allowed"))
        .containsExactly(true, false, false, true);
  }

  @Test
  void agent_reachesTheHostsThatItsTaskNamesBesideItsOwn() throws IOException {
    HttpServer model = server("model");
    HttpServer feed = server("feed");
    try {
      network = List.of("localhost:" + model.getAddress().getPort());
      taskHosts = List.of("localhost:" + feed.getAddress().getPort());
      String script =
          """
          import json, urllib.request
          input()
          said = [urllib.request.urlopen("http://localhost:{}/".format(port), timeout=10).read().decode()
                  for port in (%d, %d)]
          print(json.dumps({"type": "answer", "thought": " ".join(said)}))
          """
              .formatted(model.getAddress().getPort(), feed.getAddress().getPort());

      var answer = agent(List.of("/usr/bin/python3", "-c", script), List.of(), 30).answer(task());

      assertThat(answer.thought()).isEqualTo("model feed");
    } finally {
      model.stop(0);
      feed.stop(0);
    }
  }

  /** Puts a program with this name in front of the real one. */
  private void bubblewrap(String script) throws IOException {
    Path programs = Files.createDirectory(folder.resolve("programs"));
    Path bwrap = Files.writeString(programs.resolve("bwrap"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(bwrap, PosixFilePermissions.fromString("rwxr-xr-x"));
    environment.put("PATH", programs + ":" + System.getenv("PATH"));
  }

  private void assertFails(CommandAgent agent, String failureClass, String... mentioned) {
    assertThatThrownBy(() -> agent.answer(task()))
        .isInstanceOfSatisfying(
            RunFailedException.class, e -> assertThat(e.failureClass()).isEqualTo(failureClass))
        .message()
        .contains(mentioned);
  }

  private AgentProcess start(String script) {
    var definition =
        new AgentDefinition.Command("mine", List.of("sh", "-c", script), List.of(), 30);
    return AgentProcess.start(
        new AgentCommand(definition, environment),
        AgentConfinement.of(
            definition, List.of(), environment, folder, secret, workbench.evidence()));
  }

  private static HttpServer server(String says) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = says.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }
}
