package dev.reev.api.dashboard.schedules;

import dev.reev.api.watch.TickPage;
import dev.reev.api.watch.TickView;
import dev.reev.api.watch.state.TickState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ticks as a page lists them: those in a row that did not happen are one line.
 *
 * @param rows newest first
 * @param nextCursor of the next page; null on the last one
 */
record TickList(List<Row> rows, @Nullable UUID nextCursor) {

  /**
   * A line.
   *
   * @param tick null of ticks that did not happen
   * @param state of those that did not happen, {@code skipped} or {@code missed}
   * @param ticks how many this line stands for
   * @param at when the newest of them was due, or known
   */
  record Row(@Nullable TickView tick, String state, int ticks, Instant at) {

    private static Row of(TickView tick) {
      Instant at = tick.scheduledAt() == null ? tick.openedAt() : tick.scheduledAt();
      return new Row(
          happened(tick) ? tick : null,
          tick.state().name().toLowerCase(Locale.ROOT),
          tick.occurrences(),
          at);
    }

    private boolean takes(Row older) {
      return tick == null && older.tick == null && state.equals(older.state);
    }

    private Row with(Row older) {
      return new Row(null, state, ticks + older.ticks, at);
    }
  }

  /**
   * Folds a page of ticks.
   *
   * @param most lines; the next page begins where they end
   */
  static TickList of(TickPage page, int most) {
    List<Row> rows = new ArrayList<>();
    UUID last = null;
    for (TickView tick : page.data()) {
      Row row = Row.of(tick);
      int newest = rows.size() - 1;
      if (newest >= 0 && rows.get(newest).takes(row)) {
        rows.set(newest, rows.get(newest).with(row));
      } else if (rows.size() == most) {
        return new TickList(rows, last);
      } else {
        rows.add(row);
      }
      last = tick.id();
    }
    return new TickList(rows, page.nextCursor());
  }

  private static boolean happened(TickView tick) {
    return tick.state() != TickState.SKIPPED && tick.state() != TickState.MISSED;
  }
}
