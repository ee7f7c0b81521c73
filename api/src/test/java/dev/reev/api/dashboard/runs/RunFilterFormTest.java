package dev.reev.api.dashboard.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.api.run.view.RunListParameters;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunFilterFormTest {

  @Test
  void daysAreWhole_andWhatIsEmptyDoesNotFilter() {
    RunListParameters wanted = form("Failed", "2026-01-30", "2026-01-31").parameters();

    assertThat(wanted.state()).isEqualTo(List.of("Failed"));
    assertThat(wanted.agent()).isNull();
    assertThat(wanted.label()).isNull();
    assertThat(wanted.since()).isEqualTo(Instant.parse("2026-01-30T00:00:00Z"));
    assertThat(wanted.until()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
  }

  @Test
  void aDayThatIsNone_orEndsBeforeItBegins_isRefusedByName() {
    assertThatThrownBy(() -> form("", "yesterday", null).parameters())
        .hasMessageContaining("from must be a day such as 2026-01-31");
    assertThatThrownBy(() -> form("", "2026-01-31", "2026-01-30").parameters())
        .hasMessageContaining("from must not be after to");
  }

  @Test
  void address_keepsTheFilter_andForgetsThePageWhenSortedAnew() {
    RunFilterForm form = form("Failed", "2026-01-30", null);

    assertThat(form.address("abc"))
        .isEqualTo("/runs?cursor=abc&from=2026-01-30&sort=worst&state=Failed");
    assertThat(form.sorted("longest")).isEqualTo("/runs?from=2026-01-30&sort=longest&state=Failed");
    assertThat(form.sorted("newest")).isEqualTo("/runs?from=2026-01-30&state=Failed");
    assertThat(form.isNewestFirst()).isFalse();
    assertThat(form.isNarrowed()).isTrue();
    assertThat(form("", null, "").isNarrowed()).isFalse();
  }

  private static RunFilterForm form(String state, @Nullable String from, @Nullable String to) {
    return new RunFilterForm(state, "", "", " ", "", "", from, to, "worst", "here");
  }
}
