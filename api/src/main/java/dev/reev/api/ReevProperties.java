package dev.reev.api;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the server itself; all have defaults in application.yml.
 *
 * @param home folder of the data that outlives the process
 * @param benchmarksDir folder of the benchmark files
 * @param corsOrigins origin patterns whose pages may call the API
 * @param exitWithParent end gracefully when standard input reaches its end
 */
@Validated
@ConfigurationProperties("reev")
public record ReevProperties(
    @NotNull Path home,
    @NotNull Path benchmarksDir,
    @NotNull List<String> corsOrigins,
    boolean exitWithParent) {}
