package dev.reev.api.watch.workflow;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.reev.api.provenance.ProvenanceChange;
import dev.reev.api.temporal.PublicUrl;
import dev.reev.api.watch.TickView;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.Ticks;
import dev.reev.api.webhook.ChatMessage;
import dev.reev.api.webhook.WebhookFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Webhook messages about a tick. The same tick always gives the same text. */
@Component
class TickMessages {

  /** Most changes in a chat message; the page of the tick has the rest. */
  private static final int CHANGES = 5;

  private final PublicUrl url;
  private final JsonMapper json;

  TickMessages(PublicUrl url, JsonMapper json) {
    this.url = url;
    this.json = json;
  }

  /** Body of a message, in JSON. */
  String of(StoredTick tick, WebhookFormat format) {
    return format.isChat() ? chat(tick).json(format) : json.writeValueAsString(message(tick));
  }

  private Message message(StoredTick tick) {
    String decision = decision(tick);
    return new Message(
        "tick." + decision,
        tick.endedAt() == null ? tick.openedAt() : tick.endedAt(),
        new Data(
            tick.scheduleName(),
            tick.id(),
            decision,
            tick.reason(),
            tick.regressed(),
            tick.suite(),
            tick.baseline(),
            tick.firstBad(),
            tick.changes(),
            TickView.self(tick.id()),
            page(tick)));
  }

  private ChatMessage chat(StoredTick tick) {
    List<String> lines = new ArrayList<>();
    if (!tick.regressed().isEmpty()) {
      lines.add("Worse: " + String.join(", ", tick.regressed()));
    }
    if (tick.reason() != null) {
      lines.add(tick.reason());
    }
    String changes = tick.changes();
    if (changes != null) {
      json.readTree(changes)
          .valueStream()
          .limit(CHANGES)
          .map(change -> json.treeToValue(change, ProvenanceChange.class))
          .forEach(change -> lines.add("Changed: %s, %s".formatted(change.agent(), change.note())));
    }
    return new ChatMessage(
        "Schedule %s: %s".formatted(tick.scheduleName(), decision(tick).replace('_', ' ')),
        lines,
        page(tick));
  }

  private static String decision(StoredTick tick) {
    return tick.decision() == null ? "undecided" : Ticks.wireName(tick.decision());
  }

  private String page(StoredTick tick) {
    return url.value() + "/ticks/" + tick.id();
  }

  /** Payload layout of Standard Webhooks. */
  record Message(String type, Instant timestamp, Data data) {}

  /**
   * The essentials of a tick; the rest is behind the links.
   *
   * @param link path of the tick as a resource, without the server's address
   * @param page URL of the tick's page, including the server's address
   */
  record Data(
      String scheduleId,
      UUID tickId,
      String decision,
      @Nullable String reason,
      List<String> regressed,
      @Nullable UUID suiteId,
      @Nullable UUID baselineSuiteId,
      @Nullable UUID firstBadTickId,
      @JsonRawValue @Nullable String changes,
      String link,
      String page) {}
}
