package dev.reev.api.dashboard;

import dev.reev.activities.setting.InvalidSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Links into the trace viewer. */
@Component("traces")
public class TraceUi {

  private static final String ID = "{trace_id}";

  private final String address;

  TraceUi(@Value("${reev.dashboard.trace-ui}") String address) {
    this.address = address.strip();
    if (!this.address.isEmpty() && !this.address.contains(ID)) {
      throw new InvalidSettingException(
          "REEV_TRACE_UI: must have %s where the id of a trace goes, not '%s'"
              .formatted(ID, address));
    }
  }

  /** Null when no trace viewer is configured. */
  public @Nullable String of(String traceId) {
    return address.isEmpty() ? null : address.replace(ID, traceId);
  }
}
