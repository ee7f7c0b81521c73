package dev.reev.api.output;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The parts of an output: each compressed by itself, found by where it begins. */
@Component
class OutputSegments {

  /**
   * Size of a segment, the least that a range read decompresses; smaller segments compress worse.
   */
  static final int SEGMENT_BYTES = 64 * 1024;

  /**
   * Segments read at once: 2 MiB at most, and few round trips for an output that still grows, whose
   * parts are small.
   */
  private static final int FETCH = 32;

  /** Segments written at once: 1 MiB of compressed text at most. */
  private static final int BATCH = 16;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  OutputSegments(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /** One part, unpacked. */
  @SuppressWarnings("ArrayRecordComponent") // Opaque bytes: never compared, only carried.
  record Segment(long start, byte[] bytes) {

    long end() {
      return start + bytes.length;
    }
  }

  void add(long outputId, long start, byte[] bytes) {
    insert(List.<Object[]>of(row(outputId, start, bytes)));
  }

  void addAll(long outputId, InputStream content) throws IOException {
    List<Object[]> rows = new ArrayList<>();
    long start = 0;
    byte[] bytes = content.readNBytes(SEGMENT_BYTES);
    while (bytes.length > 0) {
      rows.add(row(outputId, start, bytes));
      start += bytes.length;
      if (rows.size() == BATCH) {
        insert(rows);
        rows.clear();
      }
      bytes = content.readNBytes(SEGMENT_BYTES);
    }
    insert(rows);
  }

  /** The segment that holds a position and some after it, in order; empty beyond the end. */
  List<Segment> from(long outputId, long position) {
    return jdbc.sql(
            """
            select start_offset, content from output_segment
            where output_id = :id and start_offset >= (
              select max(start_offset) from output_segment
              where output_id = :id and start_offset <= :position)
            order by start_offset limit :fetch
            """)
        .param("id", outputId)
        .param("position", position)
        .param("fetch", FETCH)
        .query((row, number) -> new Segment(row.getLong(1), unpack(row.getBytes(2))))
        .list();
  }

  /** The last segment that begins before a position, none when it is the begin. */
  List<Segment> before(long outputId, long position) {
    return jdbc.sql(
            """
            select start_offset, content from output_segment
            where output_id = ? and start_offset < ? order by start_offset desc limit 1
            """)
        .params(outputId, position)
        .query((row, number) -> new Segment(row.getLong(1), unpack(row.getBytes(2))))
        .list();
  }

  private void insert(List<Object[]> rows) {
    template.batchUpdate(
        """
        insert into output_segment (output_id, start_offset, size, content) values (?, ?, ?, ?)
        """,
        rows);
  }

  private static Object[] row(long outputId, long start, byte[] bytes) {
    return new Object[] {outputId, start, bytes.length, pack(bytes)};
  }

  private static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] unpack(byte[] packed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a stored output is damaged", e);
    }
  }
}
