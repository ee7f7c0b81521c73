package dev.reev.api.output;

import dev.reev.workflows.run.RunnerProgress;
import java.sql.Types;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The newest progress of each run. It only moves forward, whoever writes it and in what order. */
@Component
public class ProgressRows {

  /** With this many events a step counts as half done. */
  private static final double HALF_DONE_EVENTS = 6;

  private static final int MAX_PERCENT = 99;

  private final JdbcClient jdbc;

  ProgressRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Returns whether it was news. The run is locked before the row is made, as its end does: else
   * both might wait.
   */
  public boolean save(UUID executionId, int attempt, RunnerProgress progress) {
    return jdbc.sql(
                """
                insert into execution_progress as known (execution_id, attempt, events, prompts, tool_calls,
                  steps_done, steps, percent, last_event, last_tool)
                select id, :attempt, :events, :prompts, :tools, :done, :steps, :percent, :event, :tool
                from run_summary where id = :id
                for key share
                on conflict (execution_id) do update set attempt = excluded.attempt, events = excluded.events,
                  prompts = excluded.prompts, tool_calls = excluded.tool_calls, steps_done = excluded.steps_done,
                  steps = excluded.steps, percent = excluded.percent, last_event = excluded.last_event,
                  last_tool = excluded.last_tool, updated_at = now()
                where (known.attempt, known.events) < (excluded.attempt, excluded.events)
                """)
            .param("id", executionId)
            .param("attempt", attempt)
            .param("events", progress.events())
            .param("prompts", progress.prompts())
            .param("tools", progress.toolCalls())
            .param("done", progress.stepsDone())
            .param("steps", progress.steps(), Types.INTEGER)
            .param("percent", percent(progress))
            .param("event", progress.lastEvent(), Types.VARCHAR)
            .param("tool", progress.lastTool(), Types.VARCHAR)
            .update()
        == 1;
  }

  /**
   * Progress in percent, 0 to 99. All steps count the same. The length of a step is unknown, so
   * each event brings it nearer to its end, which only the step's own last event reaches.
   */
  static int percent(RunnerProgress progress) {
    Integer known = progress.steps();
    int steps = known == null ? 1 : known;
    double done = progress.stepsDone();
    if (done < steps) {
      done += progress.stepEvents() / (progress.stepEvents() + HALF_DONE_EVENTS);
    }
    return (int) Math.min(MAX_PERCENT, 100 * done / steps);
  }
}
