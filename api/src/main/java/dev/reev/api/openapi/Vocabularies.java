package dev.reev.api.openapi;

import dev.reev.api.suite.state.ItemStates;
import dev.reev.api.suite.state.SuiteKind;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.statistics.CellVerdict;
import dev.reev.statistics.Outcome;
import dev.reev.statistics.Summary;
import dev.reev.statistics.Verdict;
import dev.reev.workflows.run.FailureClass;
import dev.reev.workflows.run.RunState;
import dev.reev.workflows.schedule.TickDecision;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * The words that a text of an answer is one of. They are taken from where they are made, so that
 * none is forgotten here; the answers themselves are texts.
 */
final class Vocabularies implements OpenApiCustomizer {

  private static final List<String> RUN_STATES =
      Stream.of(RunState.values()).map(RunState::title).toList();

  private static final List<String> FAILURES =
      Stream.of(FailureClass.values()).map(FailureClass::wireName).toList();

  private static final List<String> FINAL = List.of(FinalResult.SUCCEEDED, FinalResult.FAILED);
  private static final List<String> COLORS = List.of("green", "yellow", "red", "gray");

  /** A suite and a score set never fail as a whole. */
  private static final List<String> STATES_OF_MANY =
      Stream.of(RunState.PENDING, RunState.RUNNING, RunState.COMPLETED, RunState.STOPPED)
          .map(RunState::title)
          .toList();

  /** States known to the first web client. */
  private static final List<String> STATUSES =
      Stream.of(RunState.PENDING, RunState.RUNNING, RunState.COMPLETED, RunState.FAILED)
          .map(RunState::title)
          .toList();

  /** By schema and property. */
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry("RunView.state", RUN_STATES),
          Map.entry("RunViewFailure.type", FAILURES),
          Map.entry("RunStatus.state", RUN_STATES),
          Map.entry("RunStatus.status", STATUSES),
          Map.entry("RunStatus.final_status", FINAL),
          Map.entry("RunStatus.color_class", COLORS),
          Map.entry("RunStatusFailure.class", FAILURES),
          Map.entry("TraceView.state", RUN_STATES),
          Map.entry("BenchmarkResult.final_status", FINAL),
          Map.entry("BenchmarkResult.failure_class", FAILURES),
          Map.entry("BenchmarkResult.color_class", COLORS),
          Map.entry(
              "ItemView.state",
              Stream.concat(RUN_STATES.stream(), Stream.of(ItemStates.SKIPPED)).toList()),
          Map.entry("ItemViewFailure.type", FAILURES),
          Map.entry("SuiteView.state", STATES_OF_MANY),
          Map.entry("SuiteView.kind", words(SuiteKind.values())),
          Map.entry("ScoreSetView.state", STATES_OF_MANY),
          Map.entry("StatisticsViewStat.unit", words(Summary.Unit.values())),
          Map.entry("ComparisonView.verdict", words(Verdict.values())),
          Map.entry("ComparisonView.measure", List.of("score", "pass")),
          Map.entry("ComparisonView.scope", List.of("like_these", "these")),
          Map.entry("ComparisonViewEntry.verdict", words(CellVerdict.values())),
          Map.entry("RunLink.outcome", List.of("scored", Outcome.AGENT_ERROR, "missing")),
          Map.entry("TickView.decision", words(TickDecision.values())),
          Map.entry("TickDetailJudgementView.decision", words(TickDecision.values())));

  private static List<String> words(Enum<?>[] constants) {
    return Stream.of(constants).map(word -> word.name().toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  public void customise(OpenAPI document) {
    WORDS.forEach(
        (place, words) -> {
          int dot = place.indexOf('.');
          Schema<?> schema =
              Objects.requireNonNull(
                  document.getComponents().getSchemas().get(place.substring(0, dot)), place);
          describe(
              Objects.requireNonNull(schema.getProperties().get(place.substring(dot + 1)), place),
              words);
        });
  }

  @SuppressWarnings("unchecked") // The type of its values is none that Java checks.
  private static void describe(Schema<?> property, List<String> words) {
    List<@Nullable Object> values = new ArrayList<>(words);
    if (property.getTypes() != null && property.getTypes().contains("null")) {
      values.add(null);
    }
    ((Schema<Object>) property).setEnum(values);
  }
}
