package dev.reev.api.dashboard.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ApiBodies;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.run.workflow.Sessions;
import dev.reev.benchmarks.session.AssertionResult;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Usage;
import dev.reev.workflows.run.RecordActivities;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Pages of stored runs. */
@ServerWithFakeEngine
class RunsPageIT {

  private static final String BENCHMARK = "001-sol-transfer";

  @Autowired private MockMvcTester http;
  @Autowired private RecordActivities records;

  @Test
  void emptyList_saysWhatToDo_andAnotherThingWhenAFilterEmptiedIt() throws Exception {
    assertThat(page("/runs"))
        .contains("No run yet", "/runs/new")
        .doesNotContain("fits this filter");
    assertThat(page("/runs?state=Failed"))
        .contains("fits this filter")
        .doesNotContain("No run yet");
    assertThat(page("/suites")).contains("No suite yet", "/suites/new");
    assertThat(page("/suites?name=x")).contains("No suite fits this filter");
  }

  @Test
  void rowOfARun_saysItsWorstCheck_andWhatItCost() throws Exception {
    UUID run = order(Map.of("suite", "nightly", "labels", Map.of("team", "core")));
    records.storeResult(
        Sessions.completed(
            run,
            Sessions.using(
                Sessions.ofChecks(run, 0.5, Sessions.halfHeld()),
                new Usage(1, 1200L, 80L, 0.25, 0, 0))));
    UUID broken = order(Map.of());
    records.storeResult(Sessions.failed(broken, "boom"));

    String list = page("/runs");

    assertThat(row(list, run))
        .contains(
            "Not passed", "polite", "1,280", "1,200 in, 80 out", "$0.25", "nightly", "team=core");
    assertThat(row(list, broken)).contains("Failed", "runner_crashed: the runner exited with 3");
    assertThat(list).contains("2 runs");
    assertThat(page("/runs?text=nightly")).contains("1 run<");
  }

  @Test
  void assertionThatFails_isSeenBesideThePass() throws Exception {
    UUID run = order(Map.of());
    SessionFile session = Sessions.scored(run, 1, true);
    var failing =
        List.of(
            new AssertionResult("SolBalance", "USER", false, 1, "5", "4"),
            new AssertionResult("SolBalance", "PEER", true, 1, "5", "5"));
    records.storeResult(Sessions.completed(run, with(session, List.of(), failing)));

    assertThat(page("/runs/" + run))
        .containsPattern("id=\"assertions\"[^>]*>1 of 2 assertions\\s+fail<")
        .containsPattern("<title>001-sol-transfer by deterministic, Passed");
  }

  @Test
  void partOfAConversation_isWhatTheSessionSays_asText() throws Exception {
    UUID run = order(Map.of());
    var events =
        List.of(
            event(SessionEvent.TOOL_CALL, Map.of("tool_name", "t", "params", Map.of("a", "<b>"))),
            event(SessionEvent.TOOL_RESULT, Map.of("tool_name", "t", "status", "success")));
    records.storeResult(
        Sessions.completed(run, with(Sessions.scored(run, 1, true), events, List.of())));

    assertThat(page("/runs/" + run)).contains("/conversation/0").doesNotContain("event_type");
    assertThat(page("/runs/" + run + "/conversation/0"))
        .contains("ToolCall", "ToolResult", "&lt;b&gt;")
        .doesNotContain("<b>");
  }

  @Test
  void runWithoutASession_saysWhereToLook() throws Exception {
    UUID run = order(Map.of());
    assertThat(page("/runs/" + run)).contains("stand here when the run has ended");
    records.storeResult(Sessions.failed(run, "boom"));

    assertThat(page("/runs/" + run)).contains("left no session file");
  }

  @Test
  void neighbours_areThoseOfTheSameBenchmarkAndAgent() throws Exception {
    UUID first = order(Map.of());
    UUID other = order(Map.of("benchmark_id", "002-spl-transfer"));
    UUID second = order(Map.of());

    assertThat(page("/runs/" + first)).contains("rel=\"next\" href=\"/runs/" + second);
    assertThat(page("/runs/" + second))
        .contains("rel=\"prev\" href=\"/runs/" + first)
        .doesNotContain("rel=\"next\"");
    assertThat(page("/runs/" + other)).doesNotContain("neighbours");
  }

  @Test
  void threeRuns_standSideBySide_andTwoOnTheirOwnPage() throws Exception {
    List<UUID> runs = List.of(order(Map.of()), order(Map.of()), order(Map.of()));
    records.storeResult(Sessions.completed(runs.get(0), 1));
    records.storeResult(
        Sessions.completed(runs.get(1), Sessions.ofChecks(runs.get(1), 0.5, Sessions.halfHeld())));

    assertThat(
            page(
                "/runs/compare?run=%s&run=%s&run=%s"
                    .formatted(runs.get(0), runs.get(1), runs.get(2))))
        .contains("3 runs", "polite", "Not passed", "Passed", "Pending");
    assertThat(
            http.get()
                .uri("/runs/compare?run=%s&run=%s".formatted(runs.get(0), runs.get(1)))
                .exchange())
        .hasRedirectedUrl("/compare/runs?base=" + runs.get(0) + "&candidate=" + runs.get(1));
  }

  private UUID order(Map<String, ?> more) throws Exception {
    Map<String, Object> order = new HashMap<>(more);
    order.putIfAbsent("benchmark_id", BENCHMARK);
    order.put("agent", "deterministic");
    return UUID.fromString(ApiBodies.post(http, 202, "/api/v1/runs", order).get("id").asString());
  }

  private String page(String address) throws Exception {
    var page = http.get().uri(URI.create(address)).accept(MediaType.TEXT_HTML).exchange();
    assertThat(page).hasStatus(200);
    return page.getResponse().getContentAsString();
  }

  private static String row(String list, UUID run) {
    return Pattern.compile("<tr data-state.*?</tr>", Pattern.DOTALL)
        .matcher(list)
        .results()
        .map(MatchResult::group)
        .filter(row -> row.contains(run.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static SessionEvent event(String type, Map<String, Object> data) {
    return new SessionEvent(1, type, 0, data);
  }

  /** The same session with these events and assertions. */
  private static SessionFile with(
      SessionFile session, List<SessionEvent> events, List<AssertionResult> assertions) {
    FinalResult result = Objects.requireNonNull(session.finalResult());
    return new SessionFile(
        session.schemaVersion(),
        session.runnerVersion(),
        session.sessionId(),
        session.benchmarkId(),
        session.agentType(),
        session.startTime(),
        session.endTime(),
        session.passThreshold(),
        events,
        new FinalResult(
            result.success(),
            result.score(),
            result.status(),
            result.executionTimeMs(),
            result.data(),
            null,
            assertions),
        null,
        null,
        null,
        null);
  }
}
