package dev.reev.api.comparison;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.RunIdText;
import dev.reev.api.request.TimeText;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One side of a comparison, as clients write it. */
sealed interface SideText {

  /** What may be written. */
  String FORMS =
      "must be the id of a suite, suite:<id>, agent:<name> or agent:<name>@<from>/<to>, where"
          + " ,prompt_version=<version> may follow the name";

  /** Between the name of an agent and the version of its prompt. */
  String PROMPT_VERSION = ",prompt_version=";

  /** A suite. */
  record OfSuite(UUID id) implements SideText {}

  /** Runs of an agent. */
  record OfAgent(Window window) implements SideText {}

  /**
   * Reads {@code <id>}, {@code suite:<id>}, {@code agent:<name>} or {@code
   * agent:<name>@<from>/<to>}, where one of the times may be left out; behind the name of an agent
   * may stand {@code ,prompt_version=<version>}.
   *
   * @param field what to call it
   * @throws dev.reev.api.problem.ProblemException 400 when it is anything else
   */
  static SideText parse(String field, String text) {
    if (text.startsWith("agent:")) {
      return new OfAgent(window(field, text.substring("agent:".length())));
    }
    String id = text.startsWith("suite:") ? text.substring("suite:".length()) : text;
    return new OfSuite(
        RunIdText.parse(id).orElseThrow(() -> ProblemExceptions.invalid(field, FORMS)));
  }

  private static Window window(String field, String text) {
    int at = text.lastIndexOf('@');
    Window whole = named(field, at < 0 ? text : text.substring(0, at));
    if (at < 0) {
      return whole;
    }
    String[] times = text.substring(at + 1).split("/", -1);
    if (times.length != 2) {
      throw ProblemExceptions.invalid(field, "must have two times behind @, as in <from>/<to>");
    }
    Instant from = time(field, times[0]);
    Instant to = time(field, times[1]);
    if (from != null && to != null && from.isAfter(to)) {
      throw ProblemExceptions.invalid(
          field, "must have its times in order: <from> %s is after <to> %s".formatted(from, to));
    }
    return new Window(whole.agent(), whole.promptVersion(), from, to);
  }

  private static Window named(String field, String text) {
    int comma = text.indexOf(',');
    String agent = comma < 0 ? text : text.substring(0, comma);
    if (agent.isEmpty()) {
      throw ProblemExceptions.invalid(field, "must name an agent behind agent:");
    }
    if (comma < 0) {
      return Window.of(agent);
    }
    String rest = text.substring(comma);
    if (!rest.startsWith(PROMPT_VERSION) || rest.length() == PROMPT_VERSION.length()) {
      throw ProblemExceptions.invalid(
          field,
          "must have prompt_version=<version> behind the comma, as in agent:my-bot,prompt_version=v2");
    }
    return new Window(agent, rest.substring(PROMPT_VERSION.length()), null, null);
  }

  private static @Nullable Instant time(String field, String text) {
    if (text.isEmpty()) {
      return null;
    }
    return TimeText.parse(text)
        .orElseThrow(
            () ->
                ProblemExceptions.invalid(
                    field, "must have times with their zone, such as 2026-01-31T12:00:00Z"));
  }
}
