package dev.reev.api.dashboard.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.watch.TickPage;
import dev.reev.api.watch.TickView;
import dev.reev.api.watch.state.TickState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TickListTest {

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  @Test
  void ticksThatDidNotHappen_areOneLine_untilOneDid() {
    TickList list =
        TickList.of(
            page(
                null,
                tick(5, TickState.SKIPPED, 2),
                tick(4, TickState.SKIPPED, 1),
                tick(3, TickState.ENDED, 1),
                tick(2, TickState.SKIPPED, 1),
                tick(1, TickState.MISSED, 7)),
            50);

    assertThat(list.rows()).extracting(TickList.Row::ticks).containsExactly(3, 1, 1, 7);
    assertThat(list.rows())
        .extracting(TickList.Row::state)
        .containsExactly("skipped", "ended", "skipped", "missed");
    assertThat(list.rows().get(0).at()).isEqualTo(NOON.plusSeconds(5));
    assertThat(list.rows().get(1).tick()).isNotNull();
    assertThat(list.nextCursor()).isNull();
  }

  @Test
  void nextPage_beginsWhereTheLinesEnd() {
    TickView last = tick(2, TickState.SKIPPED, 1);

    TickList list =
        TickList.of(
            page(
                UUID.randomUUID(),
                tick(4, TickState.ENDED, 1),
                tick(3, TickState.SKIPPED, 1),
                last,
                tick(1, TickState.ENDED, 1)),
            2);

    assertThat(list.rows()).hasSize(2);
    assertThat(list.nextCursor()).isEqualTo(last.id());
  }

  private static TickPage page(@Nullable UUID next, TickView... ticks) {
    return new TickPage(Stream.of(ticks).toList(), next);
  }

  private static TickView tick(int second, TickState state, int occurrences) {
    return new TickView(
        UUID.randomUUID(),
        "nightly",
        state,
        occurrences,
        null,
        NOON.plusSeconds(second),
        NOON.plusSeconds(second),
        null,
        null,
        null,
        "told by the test",
        List.of(),
        null,
        null,
        Map.of());
  }
}
