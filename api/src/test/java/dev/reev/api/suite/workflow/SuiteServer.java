package dev.reev.api.suite.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.run.workflow.Sessions;
import dev.reev.api.suite.state.SuiteOrder;
import dev.reev.api.suite.view.SuiteView;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.suite.DispatchRequest;
import dev.reev.workflows.suite.DispatchedRun;
import dev.reev.workflows.suite.DispatchedRuns;
import dev.reev.workflows.suite.FinishRequest;
import dev.reev.workflows.suite.SuiteState;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** A server with suites, driven as clients and workflows do. */
public final class SuiteServer {

  static final String PATH = SuiteView.PATH;

  /** An order of twelve runs. */
  static final String TWELVE =
      """
      {"name":"nightly","benchmarks":["001-*","00?-spl-transfer"],"agents":["deterministic","glm-4.6"],
       "repeats":3,"concurrency":4}
      """;

  /** Longer than one back-off of the outbox, on a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MockMvcTester http;
  private final JdbcClient jdbc;
  private final SuiteActivitiesImpl suites;
  private final RecordActivities runs;

  SuiteServer(
      MockMvcTester http, JdbcClient jdbc, SuiteActivitiesImpl suites, RecordActivities runs) {
    this.http = http;
    this.jdbc = jdbc;
    this.suites = suites;
    this.runs = runs;
  }

  /** An order of one run, as a workflow submits it. */
  static SuiteOrder oneRun() {
    return new SuiteOrder(
        "suite",
        List.of("001-sol-transfer"),
        List.of(),
        List.of("deterministic"),
        1,
        4,
        null,
        300,
        3,
        new TreeMap<>());
  }

  UUID order(String body) {
    return UUID.fromString(post(PATH, body, 202).get("id").asString());
  }

  JsonNode post(String path, String body, int status) {
    return json(
        http.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).exchange(),
        status);
  }

  JsonNode get(String path) {
    return json(http.get().uri(path).exchange(), 200);
  }

  JsonNode suite(UUID id) {
    return get(PATH + "/" + id);
  }

  public static JsonNode json(MvcTestResult result, int status) {
    try {
      String body = result.getResponse().getContentAsString();
      assertThat(result.getResponse().getStatus()).as(body).isEqualTo(status);
      return ReevJson.MAPPER.readTree(body);
    } catch (UnsupportedEncodingException e) {
      throw new AssertionError(e);
    }
  }

  DispatchedRuns take(UUID suite) {
    return take(suite, UUID.randomUUID().toString());
  }

  DispatchedRuns take(UUID suite, String batch) {
    return suites.take(new DispatchRequest(suite.toString(), batch));
  }

  SuiteState finish(UUID suite, int generation) {
    return suites.finish(new FinishRequest(suite.toString(), generation)).state();
  }

  void scored(UUID run, double score) {
    runs.storeResult(Sessions.completed(run, score));
  }

  void ended(UUID run, SessionFile session) {
    runs.storeResult(Sessions.completed(run, session));
  }

  void failed(UUID run) {
    runs.storeResult(Sessions.failed(run, "boom"));
  }

  /** As a workflow would, with this score each; also those that were handed out before. */
  void runAll(UUID suite, double score) {
    while (take(suite).open() > 0) {
      jdbc.sql(
              "select id from execution where suite_id = ? and workflow_started_at is not null"
                  + " and state in ('PENDING', 'RUNNING')")
          .param(suite)
          .query(UUID.class)
          .list()
          .forEach(run -> scored(run, score));
    }
    assertThat(finish(suite, suite(suite).get("generation").asInt()).isTerminal()).isTrue();
  }

  static List<UUID> ids(DispatchedRuns taken) {
    return taken.runs().stream().map(SuiteServer::id).toList();
  }

  static UUID id(DispatchedRun run) {
    return UUID.fromString(run.request().executionId());
  }
}
