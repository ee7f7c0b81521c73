package dev.reev.api.dashboard.run;

import dev.reev.benchmarks.session.SessionEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of what went on between the runner, the model and the tools: a message, a tool call with
 * its result, or something else that happened.
 *
 * @param number from 0, in the order in which they began
 * @param who for example {@code user}, {@code assistant}, {@code tool sol_transfer}
 * @param text as it was said; a line for each part where it is no text
 * @param result what a tool answered, likewise; null of all else, and of a call without an answer
 * @param facts beside it, in one line; may be empty
 * @param cut characters of the texts that are not shown
 * @param events what it was made of, as it stands in the session file
 */
record ConversationEntry(
    int number,
    Instant at,
    String who,
    String text,
    @Nullable String result,
    String facts,
    boolean failed,
    int cut,
    List<SessionEvent> events) {

  /** Longer ones are folded at first. */
  private static final int SHORT = 600;

  private static final int BEGINNING = 120;

  /** In the order in which they were said. */
  static List<ConversationEntry> of(List<SessionEvent> events) {
    return new Transcript().of(events);
  }

  /** Whether the text is worth a look without being asked for. */
  public boolean isShort() {
    return text.length() + (result == null ? 0 : result.length()) <= SHORT;
  }

  /** The role of the entry, without the name of the tool. */
  public String kind() {
    return who.contains(" ") ? who.substring(0, who.indexOf(' ')) : who;
  }

  /** The first words of it, for an entry that is folded. */
  public String beginning() {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= BEGINNING ? line : line.substring(0, BEGINNING) + "…";
  }
}
