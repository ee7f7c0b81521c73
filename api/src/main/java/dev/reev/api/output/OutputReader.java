package dev.reev.api.output;

import dev.reev.api.output.OutputSegments.Segment;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads outputs: only the segments that are asked for. */
@Component
public class OutputReader {

  private final JdbcClient jdbc;
  private final OutputSegments segments;

  OutputReader(JdbcClient jdbc, OutputSegments segments) {
    this.jdbc = jdbc;
    this.segments = segments;
  }

  /** The output of an attempt, of the latest that has one when none is named. */
  public Optional<StoredOutput> find(UUID executionId, OutputKind kind, @Nullable Integer attempt) {
    JdbcClient.StatementSpec statement =
        attempt == null
            ? jdbc.sql(
                    """
                    select id, attempt, size_bytes, cut_bytes, complete from attempt_output
                    where execution_id = ? and stream = ? order by attempt desc limit 1
                    """)
                .params(executionId, kind.wireName())
            : jdbc.sql(
                    """
                    select id, attempt, size_bytes, cut_bytes, complete from attempt_output
                    where execution_id = ? and stream = ? and attempt = ?
                    """)
                .params(executionId, kind.wireName(), attempt);
    return statement
        .query(
            (row, number) ->
                new StoredOutput(
                    row.getLong("id"),
                    row.getInt("attempt"),
                    row.getLong("size_bytes"),
                    row.getLong("cut_bytes"),
                    row.getBoolean("complete")))
        .optional();
  }

  /** The content; skipping costs nothing. What is appended meanwhile is not seen. */
  public InputStream open(StoredOutput output) {
    return new SegmentStream(segments, output);
  }

  /**
   * Offset of the last lines.
   *
   * @param lines how many, the last one with or without its line break
   * @param maxBytes looked at from the end; lines that long are cut in front
   */
  public long tailStart(StoredOutput output, int lines, int maxBytes) {
    long end = output.sizeBytes();
    long limit = Math.max(0, end - maxBytes);
    int breaks = 0;
    for (List<Segment> last = segments.before(output.id(), end);
        !last.isEmpty();
        last = segments.before(output.id(), last.get(0).start())) {
      Segment segment = last.get(0);
      long from = Math.min(end, segment.end()) - 1;
      for (long at = from; at >= Math.max(limit, segment.start()); at--) {
        boolean lineBreak = segment.bytes()[(int) (at - segment.start())] == '\n';
        if (lineBreak && at != end - 1 && ++breaks == lines) {
          return at + 1;
        }
      }
      if (segment.start() <= limit) {
        return limit;
      }
    }
    return 0;
  }
}
