package dev.reev.runner.jupiter;

import dev.reev.runner.jupiter.JupiterHttp.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Jupiter may accept the same request later: 429 or 5xx. */
final class JupiterBusyException extends IOException {

  private static final long serialVersionUID = 1L;

  /** A negative delay makes failsafe apply its own back-off. */
  private static final Duration UNSAID = Duration.ofNanos(-1);

  /** A longer wait would use up an agent's whole time. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final transient Reply reply;
  private final Duration wait;

  /** The header may be missing. */
  JupiterBusyException(Reply reply, @Nullable String retryAfter) {
    super("HTTP status " + reply.status());
    this.reply = reply;
    this.wait = seconds(Objects.requireNonNullElse(retryAfter, ""));
  }

  Reply reply() {
    return reply;
  }

  /** Delay that Jupiter asks for; negative when it gives none. */
  Duration waitAsked() {
    return wait;
  }

  /** Parses seconds; Jupiter does not use the other form of the header, a date. */
  private static Duration seconds(String retryAfter) {
    if (!retryAfter.matches("\\d{1,6}")) {
      return UNSAID;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter));
    return asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
  }
}
