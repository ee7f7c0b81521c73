package dev.reev.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Text of a table cell, measured in columns of a terminal.
 *
 * @param text on one line, without control characters except {@link Terminal#paint}'s
 */
record CellText(String text) {

  /** Characters after which a line may break; names and addresses have no blanks. */
  private static final String JOINTS = "-_/.,:;=";

  /** Unicode characters below this one all have a width of one column. */
  private static final int FIRST_MARK = 0x300;

  private static final int FIRST_WIDE = 0x1100;

  static CellText of(String text) {
    return new CellText(TerminalText.shown(text.replaceAll("[\\t\\n]", " ")));
  }

  int width() {
    return width(text);
  }

  /** Least width: coloured text cannot continue on the next line. */
  int leastWidth() {
    return painted() ? width() : 0;
  }

  private boolean painted() {
    return Terminal.PAINTED.matcher(text).find();
  }

  /**
   * Splits the text into lines of at most this width, which together contain all characters but the
   * blanks between the lines.
   */
  List<String> lines(int width) {
    if (width() <= width || painted()) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (width(rest) > width) {
      int end = end(rest, width);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    if (!rest.isEmpty()) {
      lines.add(rest);
    }
    return lines;
  }

  /**
   * Start of the next line: after a blank, else after one of {@link #JOINTS}, else where the line
   * is full.
   */
  private static int end(String text, int width) {
    int full = 0;
    int blank = 0;
    int joint = 0;
    int used = 0;
    while (full < text.length()) {
      int character = text.codePointAt(full);
      used += width(character);
      if (character == ' ') {
        blank = full;
      }
      if (used > width) {
        break;
      }
      full += Character.charCount(character);
      if (JOINTS.indexOf(character) >= 0) {
        joint = full;
      }
    }
    if (!text.substring(0, blank).isBlank()) {
      return blank;
    }
    // Breaking near the beginning would leave the line almost empty.
    return joint >= full / 2 && joint > 0
        ? joint
        : Math.max(full, Character.charCount(text.codePointAt(0)));
  }

  /** Width without the marks of colours. */
  static int width(String text) {
    return Terminal.PAINTED.matcher(text).replaceAll("").codePoints().map(CellText::width).sum();
  }

  /**
   * Width on most terminals (Unicode Standard Annex 11): East Asian characters and emoji take two
   * columns.
   */
  private static int width(int character) {
    if (character < FIRST_MARK) {
      return 1;
    }
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return character >= FIRST_WIDE && wide(character) ? 2 : 1;
  }

  private static boolean wide(int character) {
    return character <= 0x115f
        || (character >= 0x2e80 && character <= 0xa4cf)
        || (character >= 0xac00 && character <= 0xd7a3)
        || (character >= 0xf900 && character <= 0xfaff)
        || (character >= 0xfe30 && character <= 0xfe6f)
        || (character >= 0xff00 && character <= 0xff60)
        || (character >= 0xffe0 && character <= 0xffe6)
        || (character >= 0x1f300 && character <= 0x1faff)
        || (character >= 0x20000 && character <= 0x3fffd);
  }
}
