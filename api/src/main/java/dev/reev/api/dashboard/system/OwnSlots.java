package dev.reev.api.dashboard.system;

import dev.reev.activities.worker.RunnerSlots;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runner slots of the worker that this server hosts. */
@Component
class OwnSlots {

  private final ObjectProvider<RunnerSlots> slots;

  OwnSlots(ObjectProvider<RunnerSlots> slots) {
    this.slots = slots;
  }

  /** {@code 4} or {@code 2 to 32}; null when it hosts none. */
  @Nullable String text() {
    RunnerSlots own = slots.getIfAvailable();
    return own == null ? null : own.toString();
  }
}
