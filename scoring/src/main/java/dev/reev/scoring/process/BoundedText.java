package dev.reev.scoring.process;

/**
 * Text that can be read only so often. Some patterns take for ever on some texts, and the text is
 * the agent's. What bounds it is counted and no clock, so that the verdict is the same anywhere.
 */
final class BoundedText implements CharSequence {

  /** About a second. A pattern that looks at each place once needs as many as there are places. */
  static final long MAX_READS = 200_000_000;

  private final String text;
  private final long[] left;
  private final int start;
  private final int end;

  BoundedText(String text) {
    this(text, 0, text.length(), new long[] {MAX_READS});
  }

  private BoundedText(String text, int start, int end, long[] left) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.left = left;
  }

  /** The text was read too often. */
  static final class ExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  @Override
  public int length() {
    return end - start;
  }

  @Override
  public char charAt(int index) {
    if (left[0]-- <= 0) {
      throw new ExhaustedException();
    }
    return text.charAt(start + index);
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return new BoundedText(text, start + from, start + to, left);
  }

  @Override
  public String toString() {
    return text.substring(start, end);
  }
}
