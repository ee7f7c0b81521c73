package dev.reev.activities.worker;

import com.sun.management.OperatingSystemMXBean;
import io.temporal.worker.tuning.SystemResourceInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Load of this host, or of the container of this process. The SDK's own measure uses the heap of
 * this process as memory, but runners have memory of their own.
 */
final class HostLoad implements SystemResourceInfo {

  /** With a shorter interval the kernel's ticks of 10 ms would make the processor load a guess. */
  private static final Duration MEASURED_FOR = Duration.ofMillis(250);

  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal: +(\\d+) kB$");
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +(\\d+) kB$");

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private long measuredAt;
  private double cpu;
  private double memory;

  HostLoad() {
    measure();
  }

  /** Total memory in bytes. */
  static long totalMemory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  @Override
  public synchronized double getCPUUsagePercent() {
    refresh();
    return cpu;
  }

  @Override
  public synchronized double getMemoryUsagePercent() {
    refresh();
    return memory;
  }

  private void refresh() {
    if (System.nanoTime() - measuredAt >= MEASURED_FOR.toNanos()) {
      measure();
    }
  }

  private void measure() {
    measuredAt = System.nanoTime();
    double load = system.getCpuLoad();
    // Right after the start the system has no value yet: full load keeps runners to one per core.
    cpu = load >= 0 ? load : 1;
    memory = 1 - (double) availableMemory() / system.getTotalMemorySize();
  }

  /**
   * Available memory. The kernel's free memory leaves out cached files, which it gives up when a
   * process needs memory. Inside a container with its own limit they count as used.
   */
  private long availableMemory() {
    try {
      String host = Files.readString(MEMINFO);
      long total = bytes(TOTAL, host);
      if (total > 0 && total == system.getTotalMemorySize()) {
        return bytes(AVAILABLE, host);
      }
    } catch (IOException e) {
      // Not Linux: falls back to the value below.
    }
    return system.getFreeMemorySize();
  }

  private static long bytes(Pattern line, String meminfo) {
    Matcher found = line.matcher(meminfo);
    return found.find() ? Long.parseLong(found.group(1)) * 1024 : 0;
  }
}
