package dev.reev.api.run.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunCursorTest {

  private static final UUID ID = new UUID(1, 2);
  private static final RunCursor TIME = new RunCursor(Instant.parse("2026-01-31T12:00:00Z"), ID);

  @ParameterizedTest
  @EnumSource
  void cursorOfEachSort_isReadAsItWasWritten(RunSort sort) {
    RunCursor cursor = sort.isByTime() ? TIME : new RunCursor(sort.key(3), ID);

    assertThat(RunCursor.parse(sort, cursor.text())).isEqualTo(cursor);
  }

  @ParameterizedTest
  @EnumSource
  void cursorOfTimeAndOfValue_areNotTakenForEachOther(RunSort sort) {
    RunCursor other = sort.isByTime() ? new RunCursor(0.5, ID) : TIME;

    assertThatThrownBy(() -> RunCursor.parse(sort, other.text()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RunCursor.parse(sort, "v.AAAA"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
