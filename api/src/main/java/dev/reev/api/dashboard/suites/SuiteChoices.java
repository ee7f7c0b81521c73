package dev.reev.api.dashboard.suites;

import dev.reev.api.dashboard.runs.Choices;
import dev.reev.api.suite.state.SuiteOrder;
import dev.reev.api.suite.submit.SuiteBody;
import dev.reev.benchmarks.agent.AgentCatalogue;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Options and defaults of the suite form. */
@Component
public class SuiteChoices {

  private final SuiteQueries queries;
  private final Choices choices;
  private final AgentCatalogue agents;

  SuiteChoices(SuiteQueries queries, Choices choices, AgentCatalogue agents) {
    this.queries = queries;
    this.choices = choices;
    this.agents = agents;
  }

  /** For an order of which nothing is known yet. */
  public void addTo(Model model) {
    addTo(model, SuiteBody.EMPTY.order());
  }

  void addTo(Model model, SuiteOrder like) {
    model.addAttribute("order", like);
    model.addAttribute("labels", text(like.labels()));
    model.addAttribute("benchmarks", choices.benchmarks());
    model.addAttribute("tags", queries.tags());
    model.addAttribute("agents", agents.names());
  }

  /** As the field of labels is written. */
  private static String text(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(" "));
  }
}
