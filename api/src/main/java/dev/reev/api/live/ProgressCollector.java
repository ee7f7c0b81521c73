package dev.reev.api.live;

import dev.reev.api.live.ProgressSource.Beat;
import dev.reev.api.live.ProgressSource.UnavailableException;
import dev.reev.api.output.AttemptOutputs;
import dev.reev.api.output.OutputKind;
import dev.reev.api.output.ProgressRows;
import dev.reev.workflows.run.LaunchProgress;
import dev.reev.workflows.run.OutputWindow;
import dev.reev.workflows.run.RunnerProgress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings the signs of life of running runs into the database. Servers may do it side by side: what
 * they write only moves forward and says the same.
 */
@Component
class ProgressCollector {

  /** Runs in one round, longest running first; more than any worker pool of ours has slots. */
  private static final int MAX_RUNS = 500;

  /** Asked for at the same time: a round over hundreds takes well below a second. */
  private static final int AT_ONCE = 32;

  private final JdbcClient jdbc;
  private final ProgressSource source;
  private final ProgressRows progress;
  private final AttemptOutputs outputs;
  private final RunStreams streams;

  /** Time of the progress collected last, for runs that still run. */
  private final Map<UUID, Instant> known = new HashMap<>();

  ProgressCollector(
      JdbcClient jdbc,
      ProgressSource source,
      ProgressRows progress,
      AttemptOutputs outputs,
      RunStreams streams) {
    this.jdbc = jdbc;
    this.source = source;
    this.progress = progress;
    this.outputs = outputs;
    this.streams = streams;
  }

  /** One round; with nothing running it is one look at an index that holds open runs only. */
  void collect() throws UnavailableException {
    List<UUID> running =
        jdbc.sql(
                """
                select id from open_execution where state = 'RUNNING' order by created_at limit ?
                """)
            .param(MAX_RUNS)
            .query(UUID.class)
            .list();
    known.keySet().retainAll(running);
    for (int from = 0; from < running.size(); from += AT_ONCE) {
      List<UUID> some = running.subList(from, Math.min(running.size(), from + AT_ONCE));
      source.latest(some).forEach(this::take);
    }
  }

  private void take(UUID run, Beat beat) {
    if (beat.at().equals(known.get(run))) {
      return;
    }
    LaunchProgress seen = beat.progress();
    RunnerProgress runner = seen.runner();
    if (runner != null && progress.save(run, seen.attempt(), runner)) {
      streams.wake();
    }
    append(run, seen.attempt(), OutputKind.STDOUT, seen.stdout());
    append(run, seen.attempt(), OutputKind.STDERR, seen.stderr());
    known.put(run, beat.at());
  }

  private void append(UUID run, int attempt, OutputKind kind, @Nullable OutputWindow window) {
    if (window != null && window.bytes().length > 0) {
      outputs.append(run, attempt, kind, window);
    }
  }
}
