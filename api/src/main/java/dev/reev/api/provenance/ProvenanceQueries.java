package dev.reev.api.provenance;

import dev.reev.api.provenance.SuiteFacts.Fact;
import java.util.Arrays;
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
      from suite_item_summary i
      join run_provenance e on e.id = i.execution_id
      cross join lateral (values %s) as fact (key, value)
      where i.suite_id = ? and fact.value is not null
      """
          .formatted(
              Arrays.stream(ProvenanceKey.values())
                  .map(key -> "('%s', %s)".formatted(key.wireName(), column(key)))
                  .collect(Collectors.joining(", ")));

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
    return SuiteFacts.of(
        jdbc.sql(FACTS)
            .param(suite)
            .query(
                (row, number) ->
                    new Fact(
                        row.getString("agent"),
                        ProvenanceKey.of(row.getString("key")),
                        row.getString("benchmark_id"),
                        row.getString("value")))
            .list());
  }

  private static String column(ProvenanceKey key) {
    return switch (key) {
      case BENCHMARK -> "e.benchmark_sha256";
      case HOST -> "e.host";
      case PROMPT,
          SCORER,
          AGENT_SANDBOX,
          AGENT_CONFIG,
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
