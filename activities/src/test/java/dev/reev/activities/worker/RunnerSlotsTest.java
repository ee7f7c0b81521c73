package dev.reev.activities.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.temporal.worker.tuning.ActivitySlotInfo;
import io.temporal.worker.tuning.SlotPermit;
import io.temporal.worker.tuning.SlotReserveContext;
import io.temporal.worker.tuning.SlotSupplier;
import io.temporal.worker.tuning.SystemResourceInfo;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunnerSlotsTest {

  private static final long GIB = 1L << 30;

  private final FakeLoad load = new FakeLoad();

  @Test
  void aNumberThatIsSet_isTheNumber_whateverTheLoad() throws Exception {
    RunnerSlots slots = RunnerSlots.fixed(4);
    load.cpu = 1;

    assertThat(granted(slots, 10)).isEqualTo(4);
    assertThat(slots).hasToString("4");
  }

  @Test
  void aBusyHost_runsOneForEachCore() throws Exception {
    load.cpu = 0.97;

    assertThat(granted(RunnerSlots.byLoad(2, 24 * GIB), 10)).isEqualTo(2);
  }

  @Test
  void aHostWithoutMemoryToSpare_runsOneForEachCore() throws Exception {
    load.cpu = 0.1;
    load.memory = 0.85;

    assertThat(granted(RunnerSlots.byLoad(2, 24 * GIB), 10)).isEqualTo(2);
  }

  @Test
  void aHostThatWaits_runsMore_oneAfterAnother_upToTheMost() throws Exception {
    load.cpu = 0.1;
    load.memory = 0.3;
    RunnerSlots slots = new RunnerSlots(2, 4);
    SlotSupplier<ActivitySlotInfo> supplier = slots.supplier(load);

    assertThat(supplier.tryReserveSlot(issued(2))).isPresent();
    // The load of the first one is not visible yet.
    assertThat(supplier.tryReserveSlot(issued(3))).isEmpty();
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> supplier.reserveSlot(issued(3)).get());
    assertThat(supplier.tryReserveSlot(issued(4))).isEmpty();
  }

  @Test
  void theMost_isWhatCoresAndMemoryCarry() {
    assertThat(RunnerSlots.byLoad(2, 24 * GIB)).isEqualTo(new RunnerSlots(2, 32));
    assertThat(RunnerSlots.byLoad(16, 8 * GIB)).isEqualTo(new RunnerSlots(16, 16));
    assertThat(RunnerSlots.byLoad(1, GIB / 4)).isEqualTo(new RunnerSlots(1, 1));
    assertThat(RunnerSlots.byLoad(2, 24 * GIB)).hasToString("2 to 32");
  }

  @Test
  void theLoadOfThisHost_isAShare() {
    HostLoad host = new HostLoad();

    assertThat(host.getCPUUsagePercent()).isBetween(0.0, 1.0);
    assertThat(host.getMemoryUsagePercent()).isStrictlyBetween(0.0, 1.0);
  }

  /** Number of slots granted without waiting in between. */
  private int granted(RunnerSlots slots, int asked) throws Exception {
    SlotSupplier<ActivitySlotInfo> supplier = slots.supplier(load);
    int granted = 0;
    for (int i = 0; i < asked; i++) {
      granted += supplier.tryReserveSlot(issued(granted)).isPresent() ? 1 : 0;
    }
    return granted;
  }

  private static SlotReserveContext<ActivitySlotInfo> issued(int number) {
    return new SlotReserveContext<>() {
      @Override
      public String getTaskQueue() {
        return "queue";
      }

      @Override
      public Map<SlotPermit, ActivitySlotInfo> getUsedSlots() {
        return Map.of();
      }

      @Override
      public String getWorkerIdentity() {
        return "worker";
      }

      @Override
      public String getWorkerBuildId() {
        return "build";
      }

      @Override
      public int getNumIssuedSlots() {
        return number;
      }
    };
  }

  private static final class FakeLoad implements SystemResourceInfo {

    private double cpu;
    private double memory;

    @Override
    public double getCPUUsagePercent() {
      return cpu;
    }

    @Override
    public double getMemoryUsagePercent() {
      return memory;
    }
  }
}
