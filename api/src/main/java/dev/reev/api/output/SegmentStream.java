package dev.reev.api.output;

import dev.reev.api.output.OutputSegments.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** An output as a stream that reads segments when they are needed. */
final class SegmentStream extends InputStream {

  private final OutputSegments segments;
  private final StoredOutput output;
  private final Deque<Segment> fetched = new ArrayDeque<>();
  private long position;

  SegmentStream(OutputSegments segments, StoredOutput output) {
    this.segments = segments;
    this.output = output;
  }

  @Override
  public long skip(long n) {
    long skipped = Math.max(0, Math.min(n, output.sizeBytes() - position));
    position += skipped;
    return skipped;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (position >= output.sizeBytes()) {
      return -1;
    }
    Segment segment = current();
    int from = (int) (position - segment.start());
    long left = Math.min(segment.end(), output.sizeBytes()) - position;
    int count = (int) Math.min(length, left);
    System.arraycopy(segment.bytes(), from, target, offset, count);
    position += count;
    return count;
  }

  private Segment current() throws IOException {
    while (!fetched.isEmpty() && fetched.getFirst().end() <= position) {
      fetched.removeFirst();
    }
    if (fetched.isEmpty() || fetched.getFirst().start() > position) {
      fetched.clear();
      fetched.addAll(segments.from(output.id(), position));
    }
    Segment segment = fetched.peekFirst();
    if (segment == null || segment.end() <= position) {
      // A broken connection tells the client more than a wrong text.
      throw new IOException("the output was replaced by its final form while it was read");
    }
    return segment;
  }
}
