package dev.reev.api.run.view;

import dev.reev.benchmarks.agent.AgentCatalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Resolves a search text to names of benchmarks, agents and suites. Its cost does not grow with the
 * number of runs.
 */
@Component
class RunNameSearch {

  /** Of each kind; a text that so many names hold tells little anyway. */
  private static final int MAX_NAMES = 200;

  private final JdbcClient jdbc;
  private final AgentCatalogue catalogue;

  RunNameSearch(JdbcClient jdbc, AgentCatalogue catalogue) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
  }

  RunNames of(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    Set<String> agents =
        catalogue.names().stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
            .collect(Collectors.toCollection(HashSet::new));
    agents.addAll(
        names(
            """
            select distinct agent as name from performance_summary
            where position(:text in lower(agent)) > 0 limit :most
            """,
            wanted));
    return new RunNames(
        Set.copyOf(
            names(
                """
                select id as name from benchmark_summary where position(:text in lower(id)) > 0
                union
                select benchmark_id from performance_summary where position(:text in lower(benchmark_id)) > 0
                limit :most
                """,
                wanted)),
        agents,
        suites(text, wanted),
        RunNames.IdRange.of(text));
  }

  /**
   * Runs can carry the name of a suite that was never submitted as one; such a name must match
   * exactly.
   */
  private Set<String> suites(String text, String wanted) {
    Set<String> suites =
        new HashSet<>(
            names(
                """
                select distinct name from suite_summary
                where position(:text in lower(name)) > 0 limit :most
                """,
                wanted));
    suites.add(text);
    return suites;
  }

  private List<String> names(String sql, String wanted) {
    return jdbc.sql(sql).param("text", wanted).param("most", MAX_NAMES).query(String.class).list();
  }
}
