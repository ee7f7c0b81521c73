package dev.reev.api.provenance;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.RunIdText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Provenance of a suite. */
@RestController
class SuiteProvenanceController {

  private final ProvenanceQueries queries;

  SuiteProvenanceController(ProvenanceQueries queries) {
    this.queries = queries;
  }

  /**
   * What the runs of a suite were made of, each distinct value once for each agent; with a base,
   * what is new since that suite.
   *
   * @param base id of an earlier suite
   */
  @GetMapping("/api/v1/suites/{id}/provenance")
  SuiteProvenanceView provenance(
      @PathVariable String id, @RequestParam(required = false) @Nullable String base) {
    UUID suite = known(id);
    UUID earlier = base == null ? null : known(base);
    SuiteFacts facts = queries.facts(suite);
    return new SuiteProvenanceView(
        suite,
        SuiteProvenanceView.agents(facts),
        earlier,
        earlier == null ? null : SuiteProvenance.changes(queries.facts(earlier), facts));
  }

  private UUID known(String id) {
    return RunIdText.parse(id)
        .filter(queries::suiteExists)
        .orElseThrow(() -> ProblemExceptions.notFound("suite '" + id + "' is not known"));
  }
}
