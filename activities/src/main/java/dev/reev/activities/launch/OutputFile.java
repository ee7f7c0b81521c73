package dev.reev.activities.launch;

import dev.reev.activities.document.DocumentFiles;
import dev.reev.activities.secret.SecretMask;
import dev.reev.benchmarks.file.UntrustedFile;
import dev.reev.workflows.run.AttemptOutput;
import dev.reev.workflows.run.AttemptOutput.Output;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.OutputWindow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** One output stream of a runner. The runner could replace the file, so it is not trusted. */
final class OutputFile {

  /** Bytes kept of the beginning of an output, which tells most. */
  static final int HEAD_BYTES = 4 * 1024 * 1024;

  /** Bytes kept of the end of an output. */
  static final int TAIL_BYTES = 12 * 1024 * 1024;

  /**
   * Enough for the head and message of a stack trace; evidence is stored in the workflow history.
   */
  private static final int EVIDENCE_BYTES = 4096;

  private final Path path;
  private final SecretMask mask;
  private OutputWindow window = new OutputWindow(0, new byte[0]);
  private long seen;

  OutputFile(Path path, SecretMask mask) {
    this.path = path;
    this.mask = mask;
  }

  /** The last lines, with a mark when text before them is missing. */
  String evidence() throws IOException {
    try (SeekableByteChannel channel = UntrustedFile.open(path)) {
      long start = Math.max(0, channel.size() - EVIDENCE_BYTES);
      String text = new String(read(channel, start, EVIDENCE_BYTES), StandardCharsets.UTF_8);
      return start == 0 ? text : "[... " + start + " bytes cut]\n" + text;
    } catch (NoSuchFileException | UntrustedFile.RefusedException nothingToShow) {
      return "";
    }
  }

  /**
   * The current end of the output, in whole lines: a partial line may end in half a character or
   * half a secret. The same object as before when nothing is new.
   */
  OutputWindow window() throws IOException {
    try (SeekableByteChannel channel = UntrustedFile.open(path)) {
      long size = channel.size();
      if (size <= seen) {
        return window;
      }
      seen = size;
      long start = Math.max(0, size - OutputWindow.MAX_BYTES);
      byte[] bytes = read(channel, start, (int) (size - start));
      int end = wholeLines(bytes);
      if (start + end > window.end()) {
        window = new OutputWindow(start, Arrays.copyOf(bytes, end));
      }
    } catch (NoSuchFileException | UntrustedFile.RefusedException nothingToShow) {
      return window;
    }
    return window;
  }

  /** Head and tail, small enough for the transfer; shorter when the output compresses badly. */
  Output keep(DocumentFiles documents) throws IOException {
    for (int share = 1; ; share *= 2) {
      Kept kept = kept(HEAD_BYTES / share, TAIL_BYTES / share);
      Optional<Document> document =
          documents.keep(kept.bytes, AttemptOutput.FIRST_CHUNK_BYTES, AttemptOutput.MAX_CHUNKS);
      if (document.isPresent()) {
        return new Output(document.get(), kept.cutBytes);
      }
    }
  }

  private Kept kept(int headBytes, int tailBytes) throws IOException {
    try (SeekableByteChannel channel = UntrustedFile.open(path)) {
      long size = channel.size();
      if (size <= headBytes + tailBytes) {
        return new Kept(read(channel, 0, (int) size), 0);
      }
      long cut = size - headBytes - tailBytes;
      var bytes = new ByteArrayOutputStream(headBytes + tailBytes + EVIDENCE_BYTES);
      bytes.writeBytes(Arrays.copyOf(read(channel, 0, headBytes + mask.reach()), headBytes));
      bytes.writeBytes(("\n[... " + cut + " bytes cut]\n").getBytes(StandardCharsets.US_ASCII));
      bytes.writeBytes(read(channel, size - tailBytes, tailBytes));
      return new Kept(bytes.toByteArray(), cut);
    } catch (NoSuchFileException | UntrustedFile.RefusedException nothingToKeep) {
      return new Kept(new byte[0], 0);
    }
  }

  /** Also reads the bytes just before the range, so that no half of a secret is left over. */
  private byte[] read(SeekableByteChannel channel, long start, int length) throws IOException {
    long from = Math.max(0, start - mask.reach());
    int before = (int) (start - from);
    ByteBuffer buffer = ByteBuffer.allocate(before + length);
    UntrustedFile.fill(channel.position(from), buffer);
    byte[] masked = mask.overwrite(Arrays.copyOf(buffer.array(), buffer.position()));
    return Arrays.copyOfRange(masked, Math.min(before, masked.length), masked.length);
  }

  private static int wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    // A line this long is shown although it is incomplete; otherwise a runner could hide its output
    // by writing no line break.
    return bytes.length - end > OutputWindow.MAX_BYTES / 2 ? bytes.length : end;
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared, only carried.
  private record Kept(byte[] bytes, long cutBytes) {}
}
