package dev.reev.activities.worker;

import io.temporal.worker.tuning.ActivitySlotInfo;
import io.temporal.worker.tuning.FixedSizeSlotSupplier;
import io.temporal.worker.tuning.ResourceBasedController;
import io.temporal.worker.tuning.ResourceBasedControllerOptions;
import io.temporal.worker.tuning.ResourceBasedSlotOptions;
import io.temporal.worker.tuning.ResourceBasedSlotSupplier;
import io.temporal.worker.tuning.SlotSupplier;
import io.temporal.worker.tuning.SystemResourceInfo;
import java.time.Duration;

/**
 * Number of runners on a host at the same time. A runner whose agent waits for a model needs memory
 * but no core, so beyond one for each core further ones start while processors and memory are
 * available; runners that compute keep to the cores.
 *
 * @param least runners that always find room
 * @param most runners at the same time, however idle the host is; the same as {@code least} when
 *     the number is set
 */
public record RunnerSlots(int least, int most) {

  /**
   * Far fewer than a host can watch, and about as many as a model provider accepts from one
   * customer.
   */
  private static final int MOST_FOR_EACH_CORE = 16;

  /**
   * A runner with its ledger needs a fifth of this; an agent's program may need more than all of
   * it, so the memory in use decides about further runners.
   */
  private static final long MEMORY_FOR_EACH = 512L << 20;

  /** Leaves the processors some room for other work of the host. */
  private static final double TARGET_CPU = 0.9;

  /** Far below the point at which the kernel kills processes. */
  private static final double TARGET_MEMORY = 0.8;

  /** A runner computes while it starts, and its load is not visible earlier than this. */
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(200);

  /** A fixed number of slots. */
  static RunnerSlots fixed(int number) {
    return new RunnerSlots(number, number);
  }

  /**
   * Slots by load.
   *
   * @param memory of the host, in bytes
   */
  static RunnerSlots byLoad(int cores, long memory) {
    long most = Math.min(memory / MEMORY_FOR_EACH, (long) cores * MOST_FOR_EACH_CORE);
    return new RunnerSlots(cores, (int) Math.max(cores, most));
  }

  SlotSupplier<ActivitySlotInfo> supplier(SystemResourceInfo load) {
    if (least == most) {
      return new FixedSizeSlotSupplier<>(most);
    }
    // Plain thresholds without a trend: starting a runner takes seconds, and the trend of a tenth
    // of a second tells nothing.
    var limits =
        ResourceBasedControllerOptions.newBuilder(TARGET_MEMORY, TARGET_CPU)
            .setCpuDGain(0)
            .setMemoryDGain(0)
            .setMemoryOutputThreshold(0)
            .build();
    return ResourceBasedSlotSupplier.createForActivity(
        new ResourceBasedController(limits, load),
        ResourceBasedSlotOptions.newBuilder()
            .setMinimumSlots(least)
            .setMaximumSlots(most)
            .setRampThrottle(BETWEEN_STARTS)
            .build());
  }

  /** For display: {@code 4} or {@code 2 to 32}. */
  @Override
  public String toString() {
    return least == most ? String.valueOf(most) : "%d to %d".formatted(least, most);
  }
}
