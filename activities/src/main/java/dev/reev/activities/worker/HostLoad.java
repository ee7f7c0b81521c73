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
 * How busy this host is, or the container that this process is in. The SDK's own measure takes the
 * heap of this process for the memory, but runners have memory of their own.
 */
final class HostLoad implements SystemResourceInfo {

  /** Shorter, and the kernel's ticks of 10 ms make the share of the processors a guess. */
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

  /** In bytes. */
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
    // Right after the start the system has no answer yet: nothing beyond the cores starts then.
    cpu = load >= 0 ? load : 1;
    memory = 1 - (double) availableMemory() / system.getTotalMemorySize();
  }

  /**
   * Free memory of the kernel leaves out the files that it holds in memory and gives up when a
   * process needs it. Inside a container with a limit of its own they count as used.
   */
  private long availableMemory() {
    try {
      String host = Files.readString(MEMINFO);
      long total = bytes(TOTAL, host);
      if (total > 0 && total == system.getTotalMemorySize()) {
        return bytes(AVAILABLE, host);
      }
    } catch (IOException e) {
      // Not a Linux: what follows is an answer, too.
    }
    return system.getFreeMemorySize();
  }

  private static long bytes(Pattern line, String meminfo) {
    Matcher found = line.matcher(meminfo);
    return found.find() ? Long.parseLong(found.group(1)) * 1024 : 0;
  }
}
