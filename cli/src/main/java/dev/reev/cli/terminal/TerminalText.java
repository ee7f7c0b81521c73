package dev.reev.cli.terminal;

import dev.reev.benchmarks.text.PlainText;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text of agents and runners safe for a terminal: control characters that would move the
 * cursor, set the title, answer for the user or change the direction of text are shown as codes.
 * Also applied in a pipe, which may end at a terminal. Escapes more than {@link PlainText}, whose
 * codes it uses: a web page may contain right-to-left text, and lines that end with a carriage
 * return.
 */
public final class TerminalText {

  /**
   * All control characters but line breaks and tabs, and all characters that change the direction
   * of text.
   */
  private static final Pattern ACTS =
      Pattern.compile(
          Terminal.PAINTED
              + "|[\\p{Cntrl}\\x7f-\\x9f&&[^\\n\\t]]"
              + "|[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029]");

  private TerminalText() {}

  /**
   * The text with each such character as its code; colours only where {@link Terminal} added them.
   */
  public static String of(String text) {
    Matcher matcher = ACTS.matcher(text);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(
                found.group(1) == null
                    ? PlainText.code(found.group().charAt(0))
                    : "\u001b[" + found.group(1) + "m"));
  }

  /**
   * The same, but keeps the colour marks of {@link Terminal}, for text that is still to be written.
   */
  static String shown(String text) {
    return ACTS.matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? PlainText.code(found.group().charAt(0))
                        : found.group()));
  }

  /** A writer that escapes such characters and flushes each line, like standard output. */
  public static PrintWriter writer(PrintWriter out) {
    return new PrintWriter(new Visible(out), true);
  }

  private static final class Visible extends FilterWriter {

    Visible(Writer out) {
      super(out);
    }

    @Override
    public void write(int character) throws IOException {
      out.write(of(Character.toString((char) character)));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      out.write(of(new String(text, from, length)));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      out.write(of(text.substring(from, from + length)));
    }
  }
}
