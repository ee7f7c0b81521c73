package dev.reev.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.reev.api.journey.SpanReceiver.Received;
import dev.reev.api.temporal.AttributeRegistration;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.workflows.run.RunAttributes;
import dev.reev.workflows.run.RunIds;
import dev.reev.workflows.suite.SuiteIds;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.operatorservice.v1.RemoveSearchAttributesRequest;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Observability of a run: trace, metrics and Temporal's lists; see docs/observability.md. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "reev.benchmarks-dir=${reev.root}/benchmarks",
      "reev.runner.root=${reev.root}",
      "reev.runner.slots=2",
      // The sandbox would cut the runner off from the receiver: its own environment names none.
      "reev.runner.sandbox=process",
      "reev.invariants.period-seconds=1",
      "management.opentelemetry.tracing.export.schedule-delay=200ms"
    })
@Import(RealServer.class)
@DirtiesContext
class ObservedRunIT {

  private static final SpanReceiver RECEIVER = SpanReceiver.start();

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String BENCHMARK = "001-sol-transfer";
  private static final String CALLER = "b7ad6b7169203331";

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add(
        "reev.runner.command",
        () ->
            "/usr/bin/env OTEL_EXPORTER_OTLP_ENDPOINT=%s {root}/runner/reev-runner {benchmark} --agent={agent} --execution-id={execution_id} --sessions-dir={sessions_dir}"
                .formatted(RECEIVER.url()));
    registry.add(
        "management.opentelemetry.tracing.export.otlp.endpoint",
        () -> RECEIVER.url() + "/v1/traces");
  }

  @LocalServerPort private int port;
  @Autowired private ApiClient api;
  @Autowired private WorkflowClient temporal;
  @Autowired private AttributeRegistration attributes;

  @BeforeEach
  void attributesAreThere() {
    await().atMost(PATIENCE).until(attributes::isRegistered);
  }

  @AfterAll
  static void stop() throws Exception {
    RECEIVER.close();
  }

  @Test
  void aRun_isOneTrace_fromTheRequestIntoTheRunner() throws Exception {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    awaitCompleted(order("00-" + trace + "-" + CALLER + "-01"));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                RECEIVER.ofTrace(trace).stream().anyMatch(this::isEndOfWorkflow)
                    && RECEIVER.ofTrace(trace).stream().anyMatch(this::isRunners));

    Received runner =
        RECEIVER.ofTrace(trace).stream().filter(this::isRunners).findFirst().orElseThrow();
    assertThat(RECEIVER.pathTo(runner))
        .containsExactly(
            "http post /api/v1/runs",
            "StartWorkflow:BenchmarkRun",
            "RunWorkflow:BenchmarkRun",
            "StartActivity:runner.launch",
            "RunActivity:runner.launch",
            "evaluate " + BENCHMARK,
            "invoke_agent deterministic");
    assertThat(RECEIVER.ofTrace(trace))
        .filteredOn(span -> span.name().startsWith("http post"))
        .extracting(Received::service, Received::parent)
        .containsExactly(tuple("reev-api", CALLER));
    assertThat(RECEIVER.ofTrace(trace))
        .extracting(Received::name)
        .contains("RunActivity:records.markRunning", "RunActivity:records.storeResult");
    assertThat(RECEIVER.all())
        .as("polls and rounds of the server itself")
        .extracting(Received::name)
        .noneMatch(
            name ->
                name.startsWith("http get")
                    || name.endsWith(":HostSurveys")
                    || name.endsWith(":host.survey"));
  }

  @Test
  void surveysOfHosts_areOneExecutionInTemporalsList() throws Exception {
    awaitCompleted(order(null));

    await().atMost(PATIENCE).until(() -> surveysThatEnded() >= 3);
    assertThat(found("WorkflowType STARTS_WITH 'HostSurvey'")).containsExactly("host-surveys");
  }

  @Test
  void aRun_isFoundInTemporal_byWhatItIsAndHowItEnded() throws Exception {
    String id = order(null);
    awaitCompleted(id);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        found(
                            "BenchmarkId = '%s' and AgentType = 'deterministic'"
                                    .formatted(BENCHMARK)
                                + " and `Trigger` = 'order' and RunState = 'Completed'"
                                + " and Score >= 1.0"))
                    .contains(RunIds.workflowId(id)));
    assertThat(found("RunState = 'Failed'")).doesNotContain(RunIds.workflowId(id));
  }

  @Test
  void aSuite_isFoundWithItsRuns_andShowsWhatCameOut() throws Exception {
    String id =
        post(
            "/suites",
            "{\"name\":\"seen\",\"benchmarks\":[\"%s\"],\"agents\":[\"deterministic\"]}"
                .formatted(BENCHMARK),
            null);
    await().atMost(PATIENCE).until(() -> isCompleted("/suites/" + id));

    String workflow = SuiteIds.workflowId(id);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(found("SuiteId = '%s' and `Trigger` = 'suite'".formatted(id)))
                    .contains(workflow)
                    .hasSize(2));
    var suite = temporal.newUntypedWorkflowStub(workflow);
    assertThat(suite.describe().getStaticSummary()).isEqualTo("seen: 1 runs");
    // The workflow ends a moment after its suite.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        suite
                            .query("__temporal_workflow_metadata", WorkflowMetadata.class)
                            .getCurrentDetails())
                    .contains(
                        "| state | Completed |",
                        "| done | 1 of 1 |",
                        "| mean score | 1.000 |",
                        ":" + port + "/suites/" + id + ")"));
    assertThat(found("SuiteId = '%s' and WorkflowType = 'BenchmarkRun'".formatted(id)))
        .allSatisfy(
            run ->
                assertThat(temporal.newUntypedWorkflowStub(run).describe().getStaticSummary())
                    .isEqualTo(BENCHMARK + " with deterministic"));
  }

  @Test
  void attributesThatWereTakenAway_costNoRun_andComeBack() throws Exception {
    operator()
        .blockingStub()
        .removeSearchAttributes(
            RemoveSearchAttributesRequest.newBuilder()
                .setNamespace("default")
                .addSearchAttributes(RunAttributes.BENCHMARK_ID.getName())
                .build());

    awaitCompleted(order(null));

    await().atMost(PATIENCE).until(attributes::isRegistered);
  }

  @Test
  void everyMetricOfDashboardAndAlerts_isInAScrape() throws Exception {
    awaitCompleted(order(null));

    // The SDK reports every ten seconds.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(scraped()).as("scrape").containsAll(namesInDocumentation()));
    assertThat(api.page("/actuator/prometheus"))
        .contains("state=\"Completed\"", "benchmark=\"" + BENCHMARK + "\"")
        .contains("reev_runs_open{agent=\"deterministic\",state=\"Running\"}");
  }

  @Test
  void onlyWhatMonitoringNeeds_isExposed() throws Exception {
    JsonNode links = ReevJson.MAPPER.readTree(api.page("/actuator")).get("_links");

    assertThat(links.propertyNames())
        .containsExactlyInAnyOrder("self", "health", "health-path", "info", "prometheus");
  }

  private boolean isRunners(Received span) {
    return span.service().equals("reev-runner") && span.name().startsWith("invoke_agent");
  }

  private boolean isEndOfWorkflow(Received span) {
    return span.name().equals("RunWorkflow:BenchmarkRun");
  }

  private long surveysThatEnded() {
    return temporal.fetchHistory("host-surveys").getEvents().stream()
        .filter(HistoryEvent::hasWorkflowExecutionUpdateCompletedEventAttributes)
        .count();
  }

  private List<String> found(String query) {
    try (Stream<WorkflowExecutionMetadata> executions = temporal.listExecutions(query)) {
      return executions.map(execution -> execution.getExecution().getWorkflowId()).toList();
    }
  }

  private OperatorServiceStubs operator() {
    return OperatorServiceStubs.newServiceStubs(
        OperatorServiceStubsOptions.newBuilder()
            .setChannel(temporal.getWorkflowServiceStubs().getRawChannel())
            .validateAndBuildWithDefaults());
  }

  private Set<String> scraped() throws Exception {
    return names(api.page("/actuator/prometheus"), "(?m)^([a-z][a-z0-9_]*)");
  }

  private static Set<String> namesInDocumentation() throws IOException {
    Path folder = Path.of(System.getProperty("reev.root"), "docs", "observability");
    Set<String> names = new TreeSet<>();
    for (String file : List.of("grafana-dashboard.json", "alerts.yml")) {
      names.addAll(
          names(
              Files.readString(folder.resolve(file)),
              "\\b((?:reev|temporal|http|jvm)_[a-z0-9_]+)"));
    }
    assertThat(names).hasSizeGreaterThan(10);
    return names;
  }

  private static Set<String> names(String text, String pattern) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private String order(@Nullable String traceparent) throws Exception {
    return post(
        "/runs",
        "{\"benchmark_id\":\"" + BENCHMARK + "\",\"agent\":\"deterministic\"}",
        traceparent);
  }

  /** Returns the id of what was ordered. */
  private String post(String path, String body, @Nullable String traceparent) {
    String[] headers =
        traceparent == null ? new String[0] : new String[] {"traceparent", traceparent};
    return api.send("POST", path, body, 202, headers).get("id").asString();
  }

  private void awaitCompleted(String id) {
    await().atMost(PATIENCE).until(() -> isCompleted("/runs/" + id));
  }

  private boolean isCompleted(String path) {
    return api.get(path).get("state").asString().equals("Completed");
  }
}
