package dev.reev.api.benchmark;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/benchmarks")
class BenchmarkController {

  /**
   * Every edit and every {@code yml_content} of a run adds a version; only the newest are listed.
   */
  private static final Limit NEWEST_VERSIONS = Limit.of(200);

  private final CatalogueEntries entries;
  private final BenchmarkVersions versions;

  BenchmarkController(CatalogueEntries entries, BenchmarkVersions versions) {
    this.entries = entries;
    this.versions = versions;
  }

  /** The benchmarks that can be run, sorted by id. */
  @GetMapping
  List<BenchmarkView> benchmarks() {
    return entries.findAllByRetiredAtIsNullOrderById().stream().map(CatalogueEntry::view).toList();
  }

  /** A benchmark with its text; retired ones too. */
  @GetMapping("/{id}")
  BenchmarkDetail benchmark(@PathVariable String id) {
    CatalogueEntry entry = entries.findById(id).orElseThrow(() -> unknown(id));
    return entry.detail(version(id, entry.versionSha256()).yaml());
  }

  /** Every text that this benchmark ever had, newest first, 200 at most. */
  @GetMapping("/{id}/versions")
  VersionList versions(@PathVariable String id) {
    List<VersionView.Summary> found = versions.newest(id, NEWEST_VERSIONS);
    if (found.isEmpty()) {
      throw unknown(id);
    }
    return new VersionList(found, null);
  }

  /** The exact text that runs were made from, also after edits. */
  @GetMapping(path = "/{id}/versions/{sha256}", produces = MediaType.APPLICATION_JSON_VALUE)
  VersionView versionAsJson(@PathVariable String id, @PathVariable String sha256) {
    return version(id, sha256).view();
  }

  /** The exact text that runs were made from, also after edits. */
  @GetMapping(
      path = "/{id}/versions/{sha256}",
      produces = {"text/yaml;charset=UTF-8", MediaType.APPLICATION_YAML_VALUE})
  ResponseEntity<String> versionAsYaml(@PathVariable String id, @PathVariable String sha256) {
    return ResponseEntity.ok().eTag(sha256).body(version(id, sha256).yaml());
  }

  private BenchmarkVersion version(String id, String sha256) {
    return versions
        .findBySha256AndBenchmarkId(sha256, id)
        .orElseThrow(
            () ->
                ProblemExceptions.notFound(
                    "benchmark '" + id + "' has no version '" + sha256 + "'"));
  }

  private static ProblemException unknown(String id) {
    return ProblemExceptions.notFound("benchmark '" + id + "' is not known");
  }

  /**
   * Texts of a benchmark.
   *
   * @param nextCursor always null: there is one page
   */
  record VersionList(List<VersionView.Summary> data, @Nullable String nextCursor) {}
}
