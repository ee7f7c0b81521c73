package dev.reev.api.dashboard.benchmarks;

import dev.reev.api.dashboard.benchmarks.BenchmarkQueries.Listed;
import dev.reev.api.dashboard.benchmarks.BenchmarkQueries.OfAgent;
import dev.reev.api.dashboard.runs.RunRows;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.benchmarks.agent.AgentCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The catalogue, and one benchmark with its texts. */
@Controller
class BenchmarksPageController {

  private final BenchmarkQueries queries;
  private static final ClassPathResource EXAMPLE =
      new ClassPathResource("dashboard/new-benchmark.yml");

  private final RunRows runs;
  private final NewestAnswers newestAnswers;
  private final AgentCatalogue agents;

  BenchmarksPageController(
      BenchmarkQueries queries, RunRows runs, NewestAnswers newestAnswers, AgentCatalogue agents) {
    this.queries = queries;
    this.newestAnswers = newestAnswers;
    this.runs = runs;
    this.agents = agents;
  }

  /** A form that makes a benchmark, from the smallest one there is. */
  @GetMapping("/benchmarks/new")
  String form(Model model) throws IOException {
    model.addAttribute("yaml", EXAMPLE.getContentAsString(StandardCharsets.UTF_8));
    model.addAttribute("agents", agents.names());
    return "dashboard/benchmark-new";
  }

  @GetMapping("/benchmarks")
  String benchmarks(Model model) {
    model.addAttribute("benchmarks", queries.all());
    return "dashboard/benchmarks";
  }

  /**
   * One benchmark.
   *
   * @param version digest of the text to show, the current one when left out
   */
  @GetMapping("/benchmarks/{id}")
  String benchmark(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String version,
      Model model) {
    Listed benchmark =
        queries
            .find(id)
            .orElseThrow(() -> ProblemExceptions.notFound("benchmark '" + id + "' is not known"));
    String shown = Objects.requireNonNullElse(version, benchmark.sha256());
    model.addAttribute("benchmark", benchmark);
    model.addAttribute("shown", shown);
    model.addAttribute(
        "yaml",
        queries
            .text(id, shown)
            .orElseThrow(
                () ->
                    ProblemExceptions.notFound(
                        "benchmark '" + id + "' has no version '" + shown + "'")));
    model.addAttribute("versions", queries.versions(id));
    List<OfAgent> results = queries.results(id);
    model.addAttribute("results", results);
    model.addAttribute("beside", newestAnswers.address(id, results));
    model.addAttribute("runs", runs.newest(id, null));
    model.addAttribute("agents", agents.names());
    return "dashboard/benchmark";
  }
}
