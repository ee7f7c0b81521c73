package dev.reev.api.run.view;

import dev.reev.api.run.state.AgentConcurrency;
import dev.reev.api.run.state.Execution;
import dev.reev.api.run.state.Executions;
import dev.reev.api.run.state.RunLabels;
import dev.reev.api.run.state.RunProblems;
import dev.reev.api.run.view.RunListing.Page;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Runs as the resource shows them: two indexed statements, one for the runs, one for labels. */
@Component
public class RunViews {

  private final Executions executions;
  private final RunListing listing;
  private final RunLabels labels;
  private final AgentConcurrency turns;

  RunViews(Executions executions, RunListing listing, RunLabels labels, AgentConcurrency turns) {
    this.executions = executions;
    this.listing = listing;
    this.labels = labels;
    this.turns = turns;
  }

  /** Fails with 404 when there is no such run. */
  public RunView view(UUID id) {
    Execution run =
        executions.findById(id).orElseThrow(() -> RunProblems.unknownRun(id.toString()));
    return RunView.of(run, labels.of(id), turns.waiting(run).orElse(null));
  }

  /** At most a page of runs. */
  public RunPage page(RunListParameters parameters) {
    return page(parameters.filter());
  }

  /** Number of runs on all pages; {@code most + 1} when there are more. */
  public int count(RunListParameters parameters, int most) {
    return listing.count(parameters.filter(), most);
  }

  private RunPage page(RunFilter filter) {
    Page page = listing.page(filter);
    Map<UUID, SortedMap<String, String>> labelled =
        labels.of(page.runs().stream().map(run -> run.id).toList());
    RunCursor next = page.next();
    return new RunPage(
        page.runs().stream()
            .map(run -> RunView.of(run, labelled.getOrDefault(run.id, new TreeMap<>()), null))
            .toList(),
        next == null ? null : next.text());
  }
}
