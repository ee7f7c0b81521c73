package dev.reev.api.watch.workflow;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.reev.api.watch.TickView;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.StoredTicks;
import dev.reev.api.watch.state.Ticks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What receivers of webhooks are told of a tick. The same tick always gives the same text. */
@Component
class TickMessages {

  private final StoredTicks ticks;
  private final JsonMapper json;

  TickMessages(StoredTicks ticks, JsonMapper json) {
    this.ticks = ticks;
    this.json = json;
  }

  String of(UUID id) {
    StoredTick tick = ticks.find(id).orElseThrow();
    String decision = tick.decision() == null ? "undecided" : Ticks.wireName(tick.decision());
    return json.writeValueAsString(
        new Message(
            "tick." + decision,
            tick.endedAt() == null ? tick.openedAt() : tick.endedAt(),
            new Data(
                tick.scheduleName(),
                id,
                decision,
                tick.reason(),
                tick.regressed(),
                tick.suite(),
                tick.baseline(),
                tick.firstBad(),
                tick.changes(),
                TickView.self(id))));
  }

  /** As Standard Webhooks lays out a payload. */
  record Message(String type, Instant timestamp, Data data) {}

  /** The tick, as far as one wants to know at once; the rest is at the link. */
  record Data(
      String schedule,
      UUID tick,
      String decision,
      @Nullable String reason,
      List<String> regressed,
      @Nullable UUID suite,
      @Nullable UUID baselineSuite,
      @Nullable UUID firstBadTick,
      @JsonRawValue @Nullable String changes,
      String link) {}
}
