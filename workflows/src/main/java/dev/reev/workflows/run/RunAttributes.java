package dev.reev.workflows.run;

import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Search attributes of runs, suites and ticks, by which lists in Temporal can be filtered. */
public final class RunAttributes {

  public static final SearchAttributeKey<String> BENCHMARK_ID =
      SearchAttributeKey.forKeyword("BenchmarkId");

  public static final SearchAttributeKey<String> AGENT_TYPE =
      SearchAttributeKey.forKeyword("AgentType");

  /** {@link RunState#title}. */
  public static final SearchAttributeKey<String> RUN_STATE =
      SearchAttributeKey.forKeyword("RunState");

  /** 0 to 1; absent without a score. */
  public static final SearchAttributeKey<Double> SCORE = SearchAttributeKey.forDouble("Score");

  /** Also set on the workflow of the suite itself. */
  public static final SearchAttributeKey<String> SUITE_ID =
      SearchAttributeKey.forKeyword("SuiteId");

  /** {@link Trigger#word}; also set on suites and ticks. */
  public static final SearchAttributeKey<String> TRIGGER = SearchAttributeKey.forKeyword("Trigger");

  /** {@link FailureClass#wireName}; absent unless the run failed. */
  public static final SearchAttributeKey<String> FAILURE_CLASS =
      SearchAttributeKey.forKeyword("FailureClass");

  /** All search attributes; a server must have them before any may be set. */
  public static final List<SearchAttributeKey<?>> ALL =
      List.of(BENCHMARK_ID, AGENT_TYPE, RUN_STATE, SCORE, SUITE_ID, TRIGGER, FAILURE_CLASS);

  private RunAttributes() {}

  /** Search attributes of a suite's workflow; null when the server has none. */
  public static @Nullable SearchAttributes ofSuite(String suiteId, RunDisplay display) {
    return display.indexed()
        ? SearchAttributes.newBuilder()
            .set(SUITE_ID, suiteId)
            .set(TRIGGER, display.trigger())
            .build()
        : null;
  }

  /** Search attributes known when a run starts; null when the server has none. */
  static @Nullable SearchAttributes atStart(RunRequest request) {
    RunDisplay display = request.display();
    if (display == null || !request.hasAttributes()) {
      return null;
    }
    SearchAttributes.Builder attributes =
        SearchAttributes.newBuilder()
            .set(BENCHMARK_ID, request.benchmarkId())
            .set(AGENT_TYPE, request.agent())
            .set(RUN_STATE, RunState.PENDING.title())
            .set(TRIGGER, display.trigger());
    if (display.suiteId() != null) {
      attributes.set(SUITE_ID, display.suiteId());
    }
    return attributes.build();
  }
}
