package dev.reev.api.temporal;

import dev.reev.api.system.PublicUrl;
import dev.reev.workflows.run.RunDisplay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How runs are shown in Temporal's Web UI, as things are now. */
@Component
public class RunDisplays {

  private final PublicUrl url;
  private final AttributeRegistration attributes;

  RunDisplays(PublicUrl url, AttributeRegistration attributes) {
    this.url = url;
    this.attributes = attributes;
  }

  /** As {@link RunDisplay} says. */
  public RunDisplay of(String trigger, @Nullable String suiteId) {
    return new RunDisplay(url.value(), attributes.isRegistered(), trigger, suiteId);
  }
}
