package dev.reev.api.dashboard.run;

import dev.reev.api.provenance.RunProvenance;
import dev.reev.api.run.view.RunView;
import dev.reev.benchmarks.session.Usage;
import dev.reev.benchmarks.text.FigureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing to know of two runs; null where it is not known. */
record FactRow(String what, @Nullable String base, @Nullable String candidate) {

  /** Leaves out facts unknown for both runs; differences come first. */
  static List<FactRow> of(RunSide base, RunSide candidate) {
    List<FactRow> all = new ArrayList<>();
    Rows rows = new Rows(base, candidate, all);
    rows.of("Benchmark", RunView::benchmark);
    rows.of("Agent", RunView::agent);
    rows.of("State", RunView::state);
    rows.of("Why", run -> run.failure() == null ? null : run.failure().message());
    rows.of("Attempts", RunView::attempt);
    rows.made("Model", RunProvenance::model);
    rows.made("Seed", RunProvenance::seed);
    rows.made("Text of the benchmark", RunProvenance::benchmarkSha256);
    rows.made("Config of the agent", RunProvenance::agentConfigSha256);
    rows.made("First prompt", RunProvenance::promptSha256);
    rows.asked("Version of the prompt", RunProvenance.Chat::promptVersion);
    rows.asked("System prompt", RunProvenance.Chat::systemPromptSha256);
    rows.asked("Tools offered", RunProvenance.Chat::tools);
    rows.asked("Temperature", RunProvenance.Chat::temperature);
    rows.asked("Further fields of a request", RunProvenance.Chat::extraBody);
    rows.made("Runner", RunProvenance::runnerVersion);
    rows.made("Ledger", made -> made.ledger().version());
    rows.used("Model calls", Usage::llmCalls);
    rows.used("Tokens in", Usage::inputTokens);
    rows.used("Tokens out", Usage::outputTokens);
    rows.used("Cost", FactRow::cost);
    rows.used("Tool calls", Usage::toolCalls);
    rows.used("Failed tool calls", Usage::failedToolCalls);
    return Stream.concat(
            all.stream().filter(FactRow::differs), all.stream().filter(row -> !row.differs()))
        .filter(row -> row.base != null || row.candidate != null)
        .toList();
  }

  private static @Nullable String cost(Usage usage) {
    Double cost = usage.costUsd();
    return cost == null ? null : FigureText.dollars(cost);
  }

  public boolean differs() {
    return !Objects.equals(base, candidate);
  }

  private record Rows(RunSide base, RunSide candidate, List<FactRow> all) {

    void of(String what, Function<RunView, @Nullable Object> fact) {
      add(what, fact.apply(base.run()), fact.apply(candidate.run()));
    }

    void made(String what, Function<RunProvenance, @Nullable Object> fact) {
      of(what, run -> fact.apply(run.provenance()));
    }

    void asked(String what, Function<RunProvenance.Chat, @Nullable Object> fact) {
      made(what, made -> made.chat() == null ? null : fact.apply(made.chat()));
    }

    void used(String what, Function<Usage, @Nullable Object> fact) {
      add(what, used(base, fact), used(candidate, fact));
    }

    private static @Nullable Object used(RunSide side, Function<Usage, @Nullable Object> fact) {
      Usage usage = side.evidence() == null ? null : side.evidence().usage();
      return usage == null ? null : fact.apply(usage);
    }

    private void add(String what, @Nullable Object before, @Nullable Object now) {
      all.add(
          new FactRow(
              what,
              before == null ? null : before.toString(),
              now == null ? null : now.toString()));
    }
  }
}
