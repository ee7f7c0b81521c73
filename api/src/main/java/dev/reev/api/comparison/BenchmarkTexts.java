package dev.reev.api.comparison;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which texts of benchmarks were run. */
@Component
class BenchmarkTexts {

  private final JdbcClient jdbc;

  BenchmarkTexts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Benchmarks that both sides ran, but not with the same texts. */
  Set<String> changed(Side base, Side candidate) {
    Map<String, Set<String>> before = digests(base);
    Map<String, Set<String>> now = digests(candidate);
    return before.entrySet().stream()
        .filter(
            entry -> !now.getOrDefault(entry.getKey(), entry.getValue()).equals(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Id and digest of each text that these runs used. */
  List<Map.Entry<String, String>> of(Collection<UUID> runs) {
    return jdbc.sql(
            "select distinct benchmark_id, benchmark_sha256 from execution where id = any(:runs)")
        .param("runs", runs.toArray(UUID[]::new))
        .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
        .list();
  }

  private Map<String, Set<String>> digests(Side side) {
    return of(side.runs().toList()).stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }
}
