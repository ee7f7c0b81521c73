package dev.reev.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a cell, in columns of a terminal.
 *
 * @param text in one line, with nothing that a terminal would act upon but {@link Terminal#paint}
 */
record CellText(String text) {

  /** What a line may end with; names and addresses have no blanks. */
  private static final String JOINTS = "-_/.,:;=";

  /** Where Unicode begins to have characters that are wide or have no width. */
  private static final int FIRST_MARK = 0x300;

  private static final int FIRST_WIDE = 0x1100;

  static CellText of(String text) {
    return new CellText(TerminalText.shown(text.replaceAll("[\\t\\n]", " ")));
  }

  int width() {
    return width(text);
  }

  /** What it needs in any case: a colour cannot go on in the next line. */
  int leastWidth() {
    return painted() ? width() : 0;
  }

  private boolean painted() {
    return Terminal.PAINTED.matcher(text).find();
  }

  /** At most so wide each; in all they have every character but the blanks between them. */
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

  /** Where the next line begins: behind a blank, else behind a joint, else where it is full. */
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
    // A joint at the beginning would leave the line all but empty.
    return joint >= full / 2 && joint > 0
        ? joint
        : Math.max(full, Character.charCount(text.codePointAt(0)));
  }

  /** Without the marks of colours. */
  static int width(String text) {
    return Terminal.PAINTED.matcher(text).replaceAll("").codePoints().map(CellText::width).sum();
  }

  /** As most terminals have it (Unicode Standard Annex 11): East Asian and emoji take two. */
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
