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
 * How many runners a host runs at the same time. A runner whose agent waits for a model needs
 * memory but no core, so beyond one for each core further ones start while processors and memory
 * are to spare; runners that compute keep to the cores.
 *
 * @param least runners that always find room
 * @param most runners at the same time, however little the host has to do; the same as {@code
 *     least} when somebody has set their number
 */
public record RunnerSlots(int least, int most) {

  /** Far fewer than a host can watch, and what a provider of models takes from one customer. */
  private static final int MOST_FOR_EACH_CORE = 16;

  /**
   * What a runner with its ledger needs is a fifth of this; an agent's program may need more than
   * all of it, and the memory in use decides about that.
   */
  private static final long MEMORY_FOR_EACH = 512L << 20;

  /** Leaves the processors some room for whatever else the host does. */
  private static final double TARGET_CPU = 0.9;

  /** Below the point at which the kernel ends processes, by far. */
  private static final double TARGET_MEMORY = 0.8;

  /** A runner computes while it starts; before this its load is not seen yet. */
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(200);

  /** As many as somebody has set. */
  static RunnerSlots fixed(int number) {
    return new RunnerSlots(number, number);
  }

  /**
   * As many as the work leaves room for.
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
    // Plain thresholds: what starts here takes seconds, and the trend of a tenth of one says
    // nothing.
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

  /** For people: {@code 4} or {@code 2 to 32}. */
  @Override
  public String toString() {
    return least == most ? String.valueOf(most) : "%d to %d".formatted(least, most);
  }
}
