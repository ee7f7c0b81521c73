package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.system.ReevStack.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A small kill matrix; {@code ./reev doctor --chaos --runs 300 --kills 40} is the whole one. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class ChaosIT {

  /**
   * It takes a minute or two; each start of the stack has been seen to take a minute on a busy
   * machine.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  @TempDir Path folder;

  @Test
  void sixKillsAmongSixteenRuns_breakNoPromise() throws Exception {
    // Never started: it only gives the command an environment of its own.
    try (ReevStack surrounding = new ReevStack(folder)) {
      Ended ended =
          surrounding.run(
              PATIENCE, "doctor", "--chaos", "--runs", "16", "--kills", "6", "--seed", "6",
              "--json");

      assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
      JsonNode report = ended.json();
      assertThat(report.path("passed").booleanValue()).isTrue();
      assertThat(report.path("checks").size()).isGreaterThanOrEqualTo(11);
      int kills = 0;
      for (JsonNode kind : report.path("kills")) {
        assertThat(kind.path("count").intValue()).as(kind.toString()).isPositive();
        kills += kind.path("count").intValue();
      }
      assertThat(kills).isEqualTo(6);
      assertThat(report.path("ends").path("Completed").intValue()).isEqualTo(16);
    }
  }

  @Test
  void optionsWithoutChaos_areRefused() throws Exception {
    try (ReevStack surrounding = new ReevStack(folder)) {
      assertThat(surrounding.run("doctor", "--runs", "3").exitCode()).isEqualTo(2);
      assertThat(surrounding.run("doctor", "--chaos", "--runs", "0").exitCode()).isEqualTo(2);
    }
  }
}
