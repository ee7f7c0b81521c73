package dev.reev.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reev.cli.doctor.SandboxCheck.Attempt;
import dev.reev.sandbox.ConfinedCommand;
import dev.reev.sandbox.SearchPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCheckTest {

  /** A sandbox that could not be created, so that it left no status file. */
  private static final Attempt UNAVAILABLE =
      () -> {
        new ConfinedCommand(List.of(), "/home/agent", Path.of("no", "such", "file"))
            .requireStarted("bwrap: No permissions");
        return List.of();
      };

  @TempDir private Path folder;

  @Test
  void whereAnAgentReachesNothing_itIsFine() {
    assertThat(SandboxCheck.find("", List::of))
        .isEqualTo(
            Finding.ok("sandbox", "bubblewrap; a hostile agent was tried and reached nothing"));
  }

  @Test
  void whatAnAgentReaches_isNamedAndMissing() {
    Finding finding = SandboxCheck.find("process", () -> List.of("/etc/shadow", "the network"));
    assertThat(finding.ok()).isFalse();
    assertThat(finding.detail()).endsWith("reached /etc/shadow, the network");
  }

  @Test
  void withoutASandbox_agentsThatArePrograms_doNotRun() {
    Finding finding = SandboxCheck.find("auto", UNAVAILABLE);
    assertThat(finding.ok()).isTrue();
    assertThat(finding.detail()).startsWith("limits only").contains("No permissions", "unconfined");
    assertThat(SandboxCheck.find("bubblewrap", UNAVAILABLE).ok()).isFalse();
  }

  @Test
  void none_isAPersonsWordAndSaysWhatItMeans() {
    assertThat(SandboxCheck.find("none", UNAVAILABLE).detail()).contains("their own scores");
  }

  @Test
  void aRealAgent_isShutInHere() throws Exception {
    assumeTrue(SearchPath.find("bwrap").isPresent(), "there is no bwrap here");
    Files.createDirectory(folder.resolve("benchmarks"));
    assertThat(SandboxCheck.ofAnAgent(folder, folder.resolve(".reev")).reached()).isEmpty();
  }
}
