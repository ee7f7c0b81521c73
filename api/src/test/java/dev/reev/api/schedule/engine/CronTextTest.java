package dev.reev.api.schedule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.schedule.v1.Range;
import io.temporal.api.schedule.v1.ScheduleSpec;
import io.temporal.api.schedule.v1.StructuredCalendarSpec;
import org.junit.jupiter.api.Test;

class CronTextTest {

  private static final StructuredCalendarSpec DAILY =
      StructuredCalendarSpec.newBuilder()
          .addSecond(range(0, 0, 1))
          .addMinute(range(0, 59, 15))
          .addHour(range(8, 18, 2))
          .addDayOfMonth(range(1, 31, 1))
          .addMonth(range(1, 12, 1))
          .addDayOfWeek(range(1, 5, 1))
          .addDayOfWeek(range(0, 0, 1))
          .build();

  @Test
  void ranges_areWrittenAsPeopleDo() {
    assertThat(CronText.of(ScheduleSpec.newBuilder().addStructuredCalendar(DAILY).build()))
        .hasValue("*/15 8-18/2 * * 1-5,0");
  }

  @Test
  void whatIsNoSingleCronExpression_hasNone() {
    assertThat(
            CronText.of(
                ScheduleSpec.newBuilder()
                    .addStructuredCalendar(DAILY)
                    .addStructuredCalendar(DAILY)
                    .build()))
        .isEmpty();
    assertThat(
            CronText.of(
                ScheduleSpec.newBuilder()
                    .addStructuredCalendar(DAILY.toBuilder().addSecond(range(30, 30, 1)))
                    .build()))
        .isEmpty();
    assertThat(
            CronText.of(
                ScheduleSpec.newBuilder()
                    .addStructuredCalendar(DAILY.toBuilder().addYear(range(2030, 2030, 1)))
                    .build()))
        .isEmpty();
  }

  private static Range range(int start, int end, int step) {
    return Range.newBuilder().setStart(start).setEnd(end).setStep(step).build();
  }
}
