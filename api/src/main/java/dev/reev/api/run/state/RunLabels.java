package dev.reev.api.run.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The labels of stored runs. They are written with their run and never change. */
@Component
public class RunLabels {

  private final JdbcClient jdbc;

  RunLabels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public SortedMap<String, String> of(UUID run) {
    return of(List.of(run)).getOrDefault(run, new TreeMap<>());
  }

  /** Labels by run; runs without labels are left out. */
  public Map<UUID, SortedMap<String, String>> of(Collection<UUID> runs) {
    Map<UUID, SortedMap<String, String>> labels = new HashMap<>();
    jdbc.sql(
            """
            select execution_id, name, value from execution_label where execution_id = any(?)
            """)
        .param(runs.toArray(UUID[]::new))
        .query(
            row -> {
              labels
                  .computeIfAbsent(row.getObject("execution_id", UUID.class), id -> new TreeMap<>())
                  .put(row.getString("name"), row.getString("value"));
            });
    return labels;
  }
}
