package dev.reev.api.run;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Body of a request to run a benchmark. Unknown fields are ignored; so is {@code config}, which
 * older clients send with every run.
 *
 * @param timeoutSeconds wall time of one attempt
 * @param ymlContent run exactly this benchmark instead of the catalogue's
 */
record RunOrder(
    @Nullable String agent,
    @Min(value = 1, message = TIMEOUT_RANGE)
        @Max(value = MAX_TIMEOUT_SECONDS, message = TIMEOUT_RANGE)
        @Nullable Integer timeoutSeconds,
    @Nullable String ymlContent) {

  private static final int MAX_TIMEOUT_SECONDS = 3600;
  private static final int DEFAULT_TIMEOUT_SECONDS = 300;
  private static final String TIMEOUT_RANGE = "timeout_seconds must be between 1 and 3600";

  Duration timeout() {
    return Duration.ofSeconds(timeoutSeconds == null ? DEFAULT_TIMEOUT_SECONDS : timeoutSeconds);
  }
}
