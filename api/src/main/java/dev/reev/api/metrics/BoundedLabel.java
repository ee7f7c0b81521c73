package dev.reev.api.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The values of a label, so many and no more: each one is a time series for ever. */
final class BoundedLabel {

  /** Stands for all values that came too late. */
  static final String OTHER = "other";

  private final int most;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  BoundedLabel(int most) {
    this.most = most;
  }

  /** The value, or {@link #OTHER}. */
  String of(String value) {
    if (known.contains(value)) {
      return value;
    }
    // Two threads may both take the last place; one label more does no harm.
    return known.size() < most && known.add(value) ? value : OTHER;
  }
}
