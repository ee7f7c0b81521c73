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

/** Standard output that knows whether all of it arrived; the writers of Java keep that secret. */
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

  /** That of this process. */
  public static StandardOutput ofProcess() {
    return on(new FileOutputStream(FileDescriptor.out));
  }

  static StandardOutput on(OutputStream stream) {
    return new StandardOutput(stream);
  }

  /** Takes what a command prints. */
  public PrintWriter writer() {
    return writer;
  }

  /**
   * The exit code of a command that has printed all it had to print. One that was read to the end
   * by nobody, as by {@code head}, keeps its own.
   *
   * @param err for a line that says what was lost
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
