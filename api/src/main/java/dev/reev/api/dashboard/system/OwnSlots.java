package dev.reev.api.dashboard.system;

import java.lang.management.ManagementFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many runners this server itself may run at the same time. */
@Component
class OwnSlots {

  private final boolean hosting;
  private final int configured;

  OwnSlots(
      @Value("${reev.worker.enabled}") boolean hosting,
      @Value("${reev.runner.slots}") int configured) {
    this.hosting = hosting;
    this.configured = configured;
  }

  /** 0 when it hosts none. */
  int number() {
    if (!hosting) {
      return 0;
    }
    return configured == 0
        ? ManagementFactory.getOperatingSystemMXBean().getAvailableProcessors()
        : configured;
  }
}
