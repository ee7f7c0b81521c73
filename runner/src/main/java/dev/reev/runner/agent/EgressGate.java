package dev.reev.runner.agent;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.evidence.Evidence;
import dev.reev.sandbox.AgentSandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Gate from an agent's sandbox to its allowed hosts: a proxy in a separate process, which ends when
 * its standard input closes, hence also when this process is killed. Every request of the agent is
 * evidence.
 */
final class EgressGate implements AutoCloseable {

  private static final String PROXY = "http://127.0.0.1:" + AgentSandbox.GATE_PORT;

  /** Both spellings are in use; curl reads only the lower-case one for plain HTTP. */
  static final Map<String, String> VARIABLES =
      Map.of("HTTPS_PROXY", PROXY, "https_proxy", PROXY, "HTTP_PROXY", PROXY, "http_proxy", PROXY);

  /**
   * An agent that requests without end must not fill the session file; further requests are
   * counted.
   */
  private static final int MAX_RECORDED = 200;

  /** The proxy only has to report requests that are still unanswered. */
  private static final long STOP_SECONDS = 1;

  private final Process process;
  private final Path socket;
  private final Path scripts;
  private final Thread thread;

  private EgressGate(Process process, Path socket, Path scripts, Evidence evidence)
      throws IOException {
    this.process = process;
    this.socket = socket;
    this.scripts = scripts;
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    if (lines.readLine() == null) {
      throw new IOException("the proxy for its network ended before it was ready");
    }
    this.thread = new Thread(() -> record(lines, evidence), "agent-network");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Opens the gate and waits until its proxy listens.
   *
   * @param scripts the folder of the proxy
   * @param folder folder for its socket
   * @throws IOException when the proxy does not start
   */
  static EgressGate open(Path scripts, Path folder, List<String> hosts, Evidence evidence)
      throws IOException {
    Path socket = folder.resolve("gate");
    List<String> words = new ArrayList<>();
    words.addAll(List.of("node", scripts.resolve("proxy.mjs").toString(), socket.toString()));
    words.addAll(hosts);
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
    // The proxy talks to untrusted hosts, so it gets none of the run's secrets.
    builder.environment().keySet().retainAll(List.of("PATH", "REEV_EXECUTION_ID"));
    return new EgressGate(builder.start(), socket, scripts, evidence);
  }

  AgentSandbox.Gate asSeenInside() {
    return new AgentSandbox.Gate(
        socket, List.of("node", scripts.resolve("forwarder.mjs").toString()));
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void record(BufferedReader lines, Evidence evidence) {
    var asked = new Asked(evidence);
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        asked.add(ReevJson.MAPPER.readTree(line));
      }
    } catch (IOException | JacksonException e) {
      // The proxy ended in the middle of a line.
    } finally {
      asked.end();
    }
  }

  /** Requests of the agent. Repeats are only counted, so that none can hide in a crowd. */
  private static final class Asked {

    private final Evidence evidence;
    private final Set<JsonNode> recorded = new HashSet<>();
    private int repeated;
    private int leftOut;
    private int leftOutRefused;

    Asked(Evidence evidence) {
      this.evidence = evidence;
    }

    void add(JsonNode request) {
      boolean allowed = request.path("allowed").asBoolean(false);
      if (recorded.contains(request)) {
        repeated++;
      } else if (recorded.size() < MAX_RECORDED) {
        recorded.add(request);
        evidence.networkAccess(
            request.path("host").asString(""),
            request.path("port").asInt(0),
            allowed,
            request.path("reason").asString(""));
      } else {
        leftOut++;
        leftOutRefused += allowed ? 0 : 1;
      }
    }

    void end() {
      if (repeated + leftOut > 0) {
        evidence.networkAccess(
            "",
            0,
            leftOutRefused == 0,
            "%d more requests like these, and %d others that are not listed, %d of them refused"
                .formatted(repeated, leftOut, leftOutRefused));
      }
    }
  }
}
