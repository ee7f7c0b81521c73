package dev.reev.activities.worker;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a runner host; see {@code reev-runner.yml} for the environment variables.
 *
 * @param home where attempts are journalled
 * @param root the checkout or installation, for {@code {root}} in the command
 * @param command argv template of the runner, see docs/runner-contract.md
 * @param sessionsDir where session and event files are published for people and scripts
 * @param slots runners at the same time; 0 = one for each core
 * @param stopGrace time between TERM and KILL
 */
@ConfigurationProperties("reev.runner")
public record RunnerProperties(
    Path home,
    Path root,
    String command,
    Path sessionsDir,
    @DefaultValue("0") int slots,
    @DefaultValue("5s") Duration stopGrace) {

  int effectiveSlots() {
    return slots > 0 ? slots : Runtime.getRuntime().availableProcessors();
  }
}
