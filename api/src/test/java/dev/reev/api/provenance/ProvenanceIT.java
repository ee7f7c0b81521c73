package dev.reev.api.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reev.api.ApiBodies;
import dev.reev.api.StoredRows;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.run.workflow.Sessions;
import dev.reev.benchmarks.build.ReevBuild;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.workflows.run.RecordActivities;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@ServerWithFakeEngine
class ProvenanceIT {

  private static final String BENCHMARK = "001-sol-transfer";
  private static final String RUNS = "/api/v1/runs/";
  private static final String SUITES = "/api/v1/suites/";

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private RecordActivities records;
  @Autowired private SuiteProvenance provenance;

  private StoredRows rows;

  @BeforeEach
  void clear() {
    rows = new StoredRows(jdbc, records);
  }

  @Test
  void endedRun_showsWhatItWasMadeOf() throws Exception {
    JsonNode made = ApiBodies.get(http, 200, RUNS + ended("m-1")).get("provenance");

    assertThat(made.get("benchmark_sha256").asString()).matches("[0-9a-f]{64}");
    assertThat(made.get("runner_version").asString()).isEqualTo("test");
    assertThat(made.get("api_version").asString()).isNotEmpty();
    assertThat(made.get("git_sha").asString(null)).isEqualTo(ReevBuild.CURRENT.gitSha());
    assertThat(made.get("agent_config_sha256").asString()).isEqualTo("cc");
    assertThat(made.get("model").asString()).isEqualTo("m-1");
    assertThat(made.get("prompt_sha256").asString()).isEqualTo("pp");
    assertThat(made.at("/ledger/kind").asString()).isEqualTo("embedded");
    assertThat(made.at("/ledger/version").asString()).isEqualTo("v1");
    assertThat(made.get("host").asString()).isEqualTo("host-a");
    assertThat(made.get("seed").asLong()).isEqualTo(7);
    assertThat(made.get("scorer").asString()).isEqualTo("rules/1");
    assertThat(made.get("chat").toString())
        .isEqualTo(
            "{\"prompt_version\":\"v2\",\"system_prompt_sha256\":\"ss\",\"tools\":\"none\","
                + "\"temperature\":0.5,\"extra_body\":\"{\\\"a\\\":1}\"}");
  }

  @Test
  void runWithoutASession_knowsTheServerOnly() throws Exception {
    UUID id = rows.failed(BENCHMARK, "deterministic", Instant.now());

    JsonNode made = ApiBodies.get(http, 200, RUNS + id).get("provenance");

    assertThat(made.get("api_version").asString()).isNotEmpty();
    assertThat(made.get("runner_version").isNull()).isTrue();
    assertThat(made.at("/ledger/kind").isNull()).isTrue();
  }

  @Test
  void whatARunnerClaims_isKeptShortAndStorable() throws Exception {
    JsonNode made =
        ApiBodies.get(http, 200, RUNS + ended("\0" + "x".repeat(5000))).get("provenance");

    assertThat(made.get("model").asString()).startsWith("\\u0000x").hasSizeLessThan(300);
  }

  @Test
  void likeness_tellsWhatCouldNotBeHeldEqual() throws Exception {
    UUID first = ended("m-1");
    String again =
        ApiBodies.post(http, 202, RUNS + first + "/rerun", Map.of()).get("id").asString();
    finish(UUID.fromString(again), "m-2");

    JsonNode likeness = ApiBodies.get(http, 200, RUNS + again + "/likeness");

    assertThat(likeness.get("to_run_id").asString()).isEqualTo(first.toString());
    assertThat(likeness.get("different").size()).isEqualTo(1);
    assertThat(likeness.at("/different/0/key").asString()).isEqualTo("model");
    assertThat(likeness.at("/different/0/note").asString())
        .isEqualTo("model as its provider reports it: m-2, before m-1");
    assertThat(likeness.get("equal").toString())
        .contains("benchmark_sha256", "agent_config_sha256", "seed", "ledger.version", "host");
  }

  @Test
  void likeness_ofARunThatRepeatsNone_wantsTheOtherOne() throws Exception {
    UUID one = ended("m-1");
    UUID two = ended(null);

    assertThat(ApiBodies.get(http, 400, RUNS + one + "/likeness").get("code").asString())
        .isEqualTo("validation_failed");
    JsonNode likeness = ApiBodies.get(http, 200, RUNS + one + "/likeness?to=" + two);
    assertThat(likeness.get("unknown").toString()).isEqualTo("[\"model\"]");
    ApiBodies.get(http, 404, RUNS + one + "/likeness?to=" + UUID.randomUUID());
  }

  @Test
  void suites_showDistinctValuesAndWhatIsNew() throws Exception {
    UUID before = suite(ended("m-1"), ended("m-1"));
    UUID now = suite(ended("m-1"), ended("m-2"));

    JsonNode view = ApiBodies.get(http, 200, SUITES + now + "/provenance?base=" + before);

    assertThat(view.at("/agents/0/agent").asString()).isEqualTo("deterministic");
    assertThat(view.at("/agents/0/values/model").toString()).isEqualTo("[\"m-1\",\"m-2\"]");
    assertThat(view.at("/agents/0/values/ledger.kind").toString()).isEqualTo("[\"embedded\"]");
    assertThat(view.get("changes").size()).isEqualTo(1);
    assertThat(view.at("/changes/0/key").asString()).isEqualTo("model");
    assertThat(provenance.changes(before, now)).hasSize(1);
    assertThat(provenance.changes(before, before)).isEmpty();
    UUID other = ended("m-3");
    jdbc.sql("update execution set agent = 'other' where id = ?").param(other).update();
    assertThat(provenance.changes(List.of(ended("m-1")), List.of(other)))
        .extracting(ProvenanceChange::agent, ProvenanceChange::note)
        .containsExactly(tuple("other", "model as its provider reports it: m-3, before m-1"));
    assertThat(provenance.changes(List.of(), List.of(other))).isEmpty();
    ApiBodies.get(http, 404, SUITES + UUID.randomUUID() + "/provenance");
  }

  private UUID ended(@Nullable String model) {
    UUID id = rows.pending(BENCHMARK, "deterministic", Instant.now());
    finish(id, model);
    return id;
  }

  private void finish(UUID id, @Nullable String model) {
    Provenance made =
        new Provenance(
            "aa",
            "embedded",
            "v1",
            "asked",
            model,
            "cc",
            "pp",
            7L,
            "17",
            "rules/1",
            null,
            new Provenance.Chat("v2", "ss", "none", 0.5, "{\"a\":1}"));
    byte[] session = Sessions.json(Sessions.madeOf(Sessions.scored(id, 1, true), made));
    records.storeResult(Sessions.completed(id, 1, Sessions.document(session)));
  }

  private UUID suite(UUID... runs) {
    UUID suite = UUID.randomUUID();
    jdbc.sql(
            "insert into suite (id, name, kind, state, definition, items, concurrency)"
                + " values (?, 's', 'ORDINARY', 'PENDING', '{}', ?, 1)")
        .params(suite, runs.length)
        .update();
    for (int i = 0; i < runs.length; i++) {
      jdbc.sql(
              "insert into suite_item (suite_id, ordinal, benchmark_id, agent, repeat,"
                  + " execution_id) values (?, ?, ?, 'deterministic', ?, ?)")
          .params(suite, i, BENCHMARK, i + 1, runs[i])
          .update();
    }
    return suite;
  }
}
