package dev.reev.cli.terminal;

import dev.reev.benchmarks.text.PlainText;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of agents and runners on its way to a terminal: what would move the cursor, set the title,
 * answer for the user or turn the direction of letters round is shown and not done. Also in a pipe,
 * which may end on a terminal. More than {@link PlainText}, whose codes it uses: a page may be
 * written from right to left, and has lines that end with a carriage return.
 */
public final class TerminalText {

  /** All control characters but line breaks and tabs, and what changes the direction of text. */
  private static final Pattern ACTS =
      Pattern.compile(
          Terminal.PAINTED
              + "|[\\p{Cntrl}\\x7f-\\x9f&&[^\\n\\t]]"
              + "|[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029]");

  private TerminalText() {}

  /** The text with each such character as its code; colours only where {@link Terminal} painted. */
  public static String of(String text) {
    Matcher matcher = ACTS.matcher(text);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(
                found.group(1) == null
                    ? PlainText.code(found.group().charAt(0))
                    : "\u001b[" + found.group(1) + "m"));
  }

  /** The same, and colours remain what {@link Terminal} made of them, for a text to come. */
  static String shown(String text) {
    return ACTS.matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? PlainText.code(found.group().charAt(0))
                        : found.group()));
  }

  /** A writer through which only such text comes; each line at once, as standard output does. */
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
