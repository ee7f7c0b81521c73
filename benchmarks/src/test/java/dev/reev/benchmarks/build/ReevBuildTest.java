package dev.reev.benchmarks.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

class ReevBuildTest {

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void qualified_namesTheCommitAndWhetherTheSourcesDiffered() {
    assertThat(new ReevBuild(COMMIT, false).qualified("1.2.3")).isEqualTo("1.2.3+0123456789ab");
    assertThat(new ReevBuild(COMMIT, true).qualified("1.2.3"))
        .isEqualTo("1.2.3+0123456789ab.dirty");
  }

  @Test
  void qualified_withoutHistory_isTheVersionAlone() {
    assertThat(ReevBuild.read("/no-such.properties").qualified("1.2.3")).isEqualTo("1.2.3");
  }

  @Test
  void current_isWhatTheBuildWrote() {
    assumeThat(ReevBuild.CURRENT.gitSha()).as("sources with their history").isNotNull();
    assertThat(ReevBuild.CURRENT.gitSha()).matches("[0-9a-f]{40}");
    assertThat(ReevBuild.CURRENT.gitDirty()).isNotNull();
  }
}
