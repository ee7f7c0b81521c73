package dev.reev.api.result;

import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.performance.Performance;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.result.ResultPage.Pagination;
import dev.reev.benchmarks.agent.AgentCatalogue;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Results of runs. Runs without a score are left out: missing is not zero. */
@RestController
@RequestMapping("/api/v1")
class ResultController {

  /** Of one benchmark; more by {@code /results?benchmark=}. */
  private static final int NEWEST = 100;

  /**
   * Default number of results per agent. The web client's cards show the three newest days: this is
   * more than ten rounds of the suite on each.
   */
  private static final String NEWEST_OF_EACH = "1000";

  /** About 3 MB of answer for each agent. */
  private static final int MOST_OF_EACH = 10_000;

  private final ResultQueries results;
  private final Performance performance;
  private final BenchmarkCatalogue catalogue;
  private final AgentCatalogue agents;

  ResultController(
      ResultQueries results,
      Performance performance,
      BenchmarkCatalogue catalogue,
      AgentCatalogue agents) {
    this.agents = agents;
    this.results = results;
    this.performance = performance;
    this.catalogue = catalogue;
  }

  /** Results by agent, benchmark, score and day, newest first. */
  @GetMapping("/results")
  ResultPage results(@Valid ResultParameters parameters) {
    ResultFilter filter = parameters.filter();
    int size = parameters.size();
    List<BenchmarkResult> page = results.page(filter, size, parameters.offset());
    ResultQueries.Total total = results.total(filter);
    return new ResultPage(
        page,
        new Pagination(
            parameters.number(),
            (total.items() + size - 1) / size,
            total.items(),
            size,
            total.lowerBound()));
  }

  /** The hundred newest results of a benchmark. */
  @GetMapping("/results/{benchmarkId}")
  List<BenchmarkResult> ofBenchmark(@PathVariable String benchmarkId) {
    List<BenchmarkResult> found = results.page(ResultFilter.ofBenchmark(benchmarkId), NEWEST, 0);
    if (found.isEmpty() && !catalogue.knows(benchmarkId)) {
      throw ProblemExceptions.notFound("benchmark '" + benchmarkId + "' is not known");
    }
    return found;
  }

  /** How each agent does, with its newest results, {@code limit} of each agent at most. */
  @GetMapping("/agent-performance")
  List<AgentPerformance> agentPerformance(@RequestParam(defaultValue = NEWEST_OF_EACH) int limit) {
    if (limit < 1 || limit > MOST_OF_EACH) {
      throw ProblemExceptions.invalid("limit", "must be 1 to " + MOST_OF_EACH);
    }
    return AgentPerformance.of(performance.all(), results.newestOfEach(agents.names(), limit));
  }
}
