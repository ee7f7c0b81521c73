package dev.reev.api.run;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.provenance.Likeness;
import dev.reev.api.provenance.Likeness.Difference;
import dev.reev.api.request.RunIdText;
import dev.reev.api.run.state.Execution;
import dev.reev.api.run.state.Executions;
import dev.reev.api.run.state.RunProblems;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far a run repeated another one. */
@RestController
class LikenessController {

  private final Executions executions;

  LikenessController(Executions executions) {
    this.executions = executions;
  }

  /**
   * What a run has in common with another one and what it has not; all of it is known once both
   * have ended.
   *
   * @param to id of the other run; the one that was run again, when left out
   */
  @GetMapping("/api/v1/runs/{id}/likeness")
  LikenessView likeness(
      @PathVariable String id, @RequestParam(required = false) @Nullable String to) {
    Execution run = known(id);
    if (to == null && run.rerunOf == null) {
      throw ProblemExceptions.invalid("to", "is missing; run " + id + " repeats no other one");
    }
    Execution other = known(to == null ? String.valueOf(run.rerunOf) : to);
    Likeness likeness = Likeness.of(other.provenance(), run.provenance());
    return new LikenessView(
        run.id, other.id, likeness.equal(), likeness.different(), likeness.unknown());
  }

  private Execution known(String id) {
    return RunIdText.parse(id)
        .flatMap(executions::findById)
        .orElseThrow(() -> RunProblems.unknownRun(id));
  }

  /**
   * How far a run repeated another one.
   *
   * @param toRunId the other run
   * @param equal what both were made of
   * @param different what changed since the other run
   * @param unknown what is not known of one of them, so that nobody can say
   */
  record LikenessView(
      UUID runId,
      UUID toRunId,
      List<String> equal,
      List<Difference> different,
      List<String> unknown) {}
}
