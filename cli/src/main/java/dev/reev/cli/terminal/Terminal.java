package dev.reev.cli.terminal;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Capabilities of the output streams of this process.
 *
 * @param colors whether standard output supports colours
 * @param live whether a line on standard error can be overwritten
 */
public record Terminal(boolean colors, boolean live) {

  /** For files and pipes. */
  public static final Terminal NONE = new Terminal(false, false);

  /**
   * Variable set by the launcher, because Java cannot tell which of the streams 1 and 2 are
   * terminals.
   */
  private static final String TERMINALS = "REEV_TERMINALS";

  /**
   * Stands for the beginning of a colour until {@link TerminalText} writes it. It is random,
   * because text of agents may contain colour codes too and must not take effect.
   */
  private static final String MARK = "\u001b" + UUID.randomUUID() + ":";

  /**
   * Matches the marks that {@link #paint} puts around a text; the group is the number of the
   * colour.
   */
  static final Pattern PAINTED = Pattern.compile(Pattern.quote(MARK) + "(\\d+)m");

  /**
   * Capabilities found by the launcher. {@code NO_COLOR} disables colours (<a
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

  /** The text in a colour, if colours are supported. */
  public String paint(Color color, String text) {
    return colors ? MARK + color.code + "m" + text + MARK + "0m" : text;
  }

  /** Colours that are readable on light and dark backgrounds. */
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
