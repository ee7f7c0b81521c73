package dev.reev.cli.terminal;

import dev.reev.stack.outcome.ExitCodes;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard output that detects lost data, which Java's writers hide. */
public final class StandardOutput {

  private final Watched watched;
  private final PrintWriter writer;

  private StandardOutput(OutputStream stream) {
    this.watched = new Watched(stream);
    this.writer =
        new PrintWriter(
            new OutputStreamWriter(new BufferedOutputStream(watched), StandardCharsets.UTF_8),
            true);
  }

  /** Standard output of this process. */
  public static StandardOutput ofProcess() {
    return on(new FileOutputStream(FileDescriptor.out));
  }

  static StandardOutput on(OutputStream stream) {
    return new StandardOutput(stream);
  }

  /** Writer for the output of a command. */
  public PrintWriter writer() {
    return writer;
  }

  /**
   * Exit code of a command that has printed all its output. A command keeps its own code when the
   * reader closed the pipe early, as {@code head} does.
   *
   * @param err receives a line about lost output
   */
  public int exitCode(int ofCommand, PrintWriter err) {
    writer.flush();
    IOException lost = watched.failure;
    if (lost == null || String.valueOf(lost.getMessage()).contains("Broken pipe")) {
      return ofCommand;
    }
    err.println("reev: standard output cannot be written: " + lost.getMessage());
    err.flush();
    return ofCommand == ExitCodes.OK ? ExitCodes.FAILED : ofCommand;
  }

  private static final class Watched extends FilterOutputStream {

    private @Nullable IOException failure;

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }
  }
}
