package dev.reev.cli.terminal;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the streams of this process are.
 *
 * @param colors whether standard output takes colours
 * @param live whether a line on standard error can be written over
 */
public record Terminal(boolean colors, boolean live) {

  /** Files and pipes. */
  public static final Terminal NONE = new Terminal(false, false);

  /** Set by the launcher, for Java cannot tell: which of 1 and 2 are terminals. */
  private static final String TERMINALS = "REEV_TERMINALS";

  /**
   * Stands for the beginning of a colour until {@link TerminalText} writes it: other text may hold
   * colours too, of agents, and is not to have them. So nobody can know it.
   */
  private static final String MARK = "\u001b" + UUID.randomUUID() + ":";

  /** What {@link #paint} puts around a text; the group is the number of the colour. */
  static final Pattern PAINTED = Pattern.compile(Pattern.quote(MARK) + "(\\d+)m");

  /**
   * As the launcher found them. {@code NO_COLOR} forbids colours (<a
   * href="https://no-color.org">no-color.org</a>), {@code TERM=dumb} everything.
   */
  public static Terminal of(Map<String, String> environment) {
    String terminals = environment.getOrDefault(TERMINALS, "");
    if (environment.getOrDefault("TERM", "dumb").equals("dumb")) {
      return NONE;
    }
    boolean mayColor = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(mayColor && terminals.contains("1"), terminals.contains("2"));
  }

  /** The text in a colour, where there are colours. */
  public String paint(Color color, String text) {
    return colors ? MARK + color.code + "m" + text + MARK + "0m" : text;
  }

  /** Colours that are readable on light and on dark. */
  public enum Color {
    GOOD("32"),
    BAD("31"),
    UNSURE("33"),
    FAINT("2");

    private final String code;

    Color(String code) {
      this.code = code;
    }
  }
}
