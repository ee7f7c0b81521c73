package dev.reev.stack.setting;

import com.sun.management.OperatingSystemMXBean;
import dev.reev.stack.outcome.ReevFailure;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * Heap size of the API. By default Java takes a quarter of the machine before it collects garbage,
 * and that memory belongs to the runners, which have 2 GB each.
 */
final class ApiHeap {

  static final String VARIABLE = "REEV_API_HEAP";

  /** An API that serves a dashboard and sixteen runs uses half of it. */
  private static final long LEAST_MEGABYTES = 512;

  /** Larger heaps would only delay garbage collection: answers are read page by page. */
  private static final long MOST_MEGABYTES = 4096;

  private static final long SHARE_OF_MACHINE = 8;

  private ApiHeap() {}

  /**
   * Value for -Xmx: that of REEV_API_HEAP, else a share of the memory of the machine or container.
   */
  static String of(Map<String, String> environment) {
    String wanted = environment.getOrDefault(VARIABLE, "").strip();
    if (!wanted.isEmpty()) {
      if (!wanted.matches("[1-9]\\d{0,5}[mMgG]")) {
        throw ReevFailure.usage(
            VARIABLE + " must be a size such as 768m or 2g, but is '" + wanted + "'.");
      }
      return wanted;
    }
    return of(
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
                >> 20)
        + "m";
  }

  static long of(long machineMegabytes) {
    return Math.max(LEAST_MEGABYTES, Math.min(MOST_MEGABYTES, machineMegabytes / SHARE_OF_MACHINE));
  }
}
