package dev.reev.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.chaos.KillLog.DoneKill;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KillLogTest {

  @Test
  void answerToARequestSentBeforeTheKill_isNoRecovery() {
    KillLog log = new KillLog();
    Duration before = log.now();
    Duration at = before.plusNanos(1);
    log.add(new DoneKill(Target.API, 1, null, at, Map.of(), null, null));

    log.answered(before);
    log.completed(before);
    assertThat(log.kills().get(0).untilAnswer()).isNull();
    assertThat(log.kills().get(0).untilCompleted()).isNull();

    log.answered(log.now());
    log.completed(log.now());
    Duration first = log.kills().get(0).untilAnswer();
    assertThat(first).isPositive();
    assertThat(log.kills().get(0).untilCompleted()).isPositive();

    log.answered(log.now());
    assertThat(log.kills().get(0).untilAnswer()).isEqualTo(first);
  }
}
