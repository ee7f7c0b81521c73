package dev.reev.workflows.run;

/** Output of an attempt's runner. */
public record AttemptOutput(Output stdout, Output stderr) {

  /**
   * One stream, as bytes: a runner may print anything.
   *
   * @param document the retained part: all of it, or head and tail with a mark between them
   * @param cutBytes bytes left out in the middle, 0 for none
   */
  public record Output(Document document, long cutBytes) {}

  /**
   * Largest first chunk in bytes. The end of a run carries one for each stream of each attempt in
   * one payload; {@code PayloadSizeTest} shows that it always fits.
   */
  public static final int FIRST_CHUNK_BYTES = 64 * 1024;

  /**
   * Most chunks of one stream (1.06 MiB compressed, some 10 MiB of ordinary text). Three attempts
   * with two streams each, every chunk twice in history, add at most 17 MiB to a run.
   */
  public static final int MAX_CHUNKS = 5;
}
