package dev.reev.api.provenance;

import dev.reev.api.provenance.SuiteFacts.Fact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the runs of a suite were made of. */
@Component
class ProvenanceQueries {

  private static final String FACTS =
      """
      select distinct e.agent, e.benchmark_id, fact.key, fact.value
      from %s
      cross join lateral (values %s) as fact (key, value)
      where %s and fact.value is not null
      """;

  private static final String KEYS =
      Arrays.stream(ProvenanceKey.values())
          .map(key -> "('%s', %s)".formatted(key.wireName(), column(key)))
          .collect(Collectors.joining(", "));

  private static final String OF_SUITE =
      FACTS.formatted(
          "suite_item_summary i join run_provenance e on e.id = i.execution_id",
          KEYS,
          "i.suite_id = ?");

  private static final String OF_RUNS = FACTS.formatted("run_provenance e", KEYS, "e.id = any(?)");

  private final JdbcClient jdbc;

  ProvenanceQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean suiteExists(UUID suite) {
    return jdbc.sql(
            """
            select exists (select from suite_summary where id = ?)
            """)
        .param(suite)
        .query(Boolean.class)
        .single();
  }

  /** Of the newest run of each item. */
  SuiteFacts facts(UUID suite) {
    return SuiteFacts.of(jdbc.sql(OF_SUITE).param(suite).query(ProvenanceQueries::fact).list());
  }

  List<Fact> facts(Collection<UUID> runs) {
    return jdbc.sql(OF_RUNS).param(runs.toArray(UUID[]::new)).query(ProvenanceQueries::fact).list();
  }

  private static Fact fact(ResultSet row, int number) throws SQLException {
    return new Fact(
        row.getString("agent"),
        ProvenanceKey.of(row.getString("key")),
        row.getString("benchmark_id"),
        row.getString("value"));
  }

  private static String column(ProvenanceKey key) {
    return switch (key) {
      case BENCHMARK -> "e.benchmark_sha256";
      case HOST -> "e.host";
      case PROMPT,
          SCORER,
          AGENT_SANDBOX,
          AGENT_CONFIG,
          PROMPT_VERSION,
          SYSTEM_PROMPT,
          TOOLS,
          TEMPERATURE,
          EXTRA_BODY,
          MODEL,
          SEED,
          RUNNER_VERSION,
          LEDGER_KIND,
          LEDGER_VERSION,
          API_VERSION,
          GIT_SHA,
          GIT_DIRTY ->
          "e.provenance #>> '{" + key.wireName().replace('.', ',') + "}'";
    };
  }
}
