package dev.reev.api.suite.export;

import dev.reev.api.temporal.PublicUrl;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Links to the pages of runs, as reached from outside of Reev. */
@Component
class RunPages {

  private final PublicUrl url;

  RunPages(PublicUrl url) {
    this.url = url;
  }

  /** An absolute URL; null for an item without a run. */
  @Nullable String of(@Nullable UUID run) {
    return run == null ? null : url.value() + "/runs/" + run;
  }
}
