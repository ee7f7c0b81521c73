package dev.reev.api.legacy.flow;

import dev.reev.api.legacy.log.Excerpts;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Ids and labels of one diagram; neither can end what it stands in, whatever the agent wrote. */
final class MermaidNames {

  /** Words of Mermaid 11, which reads them in any case, and states that every diagram has. */
  private static final Set<String> TAKEN =
      Set.of(
          "prompt",
          "agent",
          "root",
          "state",
          "statediagram",
          "note",
          "end",
          "class",
          "classdef",
          "style",
          "default",
          "direction",
          "scale",
          "hide",
          "click",
          "href",
          "as",
          "acctitle",
          "accdescr",
          "tools",
          "constructor",
          "__proto__");

  /** Longer than any address. */
  private static final int MAX_LENGTH = 60;

  private final Set<String> used = new HashSet<>();

  /** An id like the text that nothing else in this diagram has. */
  String next(String text) {
    String plain = Excerpts.of(text, MAX_LENGTH).replace("-", "").replaceAll("[^A-Za-z0-9_]", "_");
    String base =
        plain.isEmpty() || TAKEN.contains(plain.toLowerCase(Locale.ROOT)) ? "tool_" + plain : plain;
    String id = base;
    for (int number = 2; !used.add(id); number++) {
      id = base + "_" + number;
    }
    return id;
  }

  /** Text on one line in which nothing is an instruction to Mermaid or to a browser. */
  static String label(String text) {
    StringBuilder label = new StringBuilder();
    Excerpts.oneLine(text)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || " _.,-+=()/!?'*$€@…".indexOf(c) >= 0) {
                label.appendCodePoint(c);
              } else if (c == '"') {
                label.append("#quot;");
              } else {
                label.append('#').append(c).append(';');
              }
            });
    return label.toString();
  }
}
