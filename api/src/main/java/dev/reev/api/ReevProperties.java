package dev.reev.api;

import dev.reev.benchmarks.benchmark.BenchmarkFolders;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the server itself; all have defaults in application.yml.
 *
 * @param home folder of the data that outlives the process
 * @param benchmarksDir folders of the benchmark files, separated as in a search path
 * @param corsOrigins origin patterns whose pages may call the API
 * @param exitWithParent end gracefully when standard input reaches its end
 */
@Validated
@ConfigurationProperties("reev")
public record ReevProperties(
    @NotBlank String home,
    @NotBlank String benchmarksDir,
    @NotNull List<String> corsOrigins,
    boolean exitWithParent) {

  // Strings, because Spring would resolve a Path such as "." against the web application's own
  // folder.

  /** {@link #home} as an absolute path. */
  public Path homeFolder() {
    return Path.of(home).toAbsolutePath().normalize();
  }

  /** {@link #benchmarksDir} as absolute paths. */
  public List<Path> benchmarksFolders() {
    return BenchmarkFolders.of(benchmarksDir);
  }
}
