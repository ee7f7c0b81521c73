package dev.reev.api.output;

import dev.reev.workflows.run.AttemptOutput;
import dev.reev.workflows.run.AttemptOutput.Output;
import dev.reev.workflows.run.AttemptRecord;
import dev.reev.workflows.run.OutputWindow;
import dev.reev.workflows.run.RunnerProgress;
import io.temporal.failure.ApplicationFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores the output of runners: in pieces while they run, then whole. */
@Component
public class AttemptOutputs {

  private static final Logger log = LoggerFactory.getLogger(AttemptOutputs.class);

  private final JdbcClient jdbc;
  private final DocumentChunks chunks;
  private final OutputSegments segments;
  private final ProgressRows progress;

  AttemptOutputs(
      JdbcClient jdbc, DocumentChunks chunks, OutputSegments segments, ProgressRows progress) {
    this.jdbc = jdbc;
    this.chunks = chunks;
    this.segments = segments;
    this.progress = progress;
  }

  /**
   * Stores the whole outputs and the last progress of an attempt that has ended; to be called in
   * the transaction that ends the run. What was seen of an output while it grew is replaced, or
   * stays when there is nothing better.
   */
  public void store(UUID executionId, AttemptRecord attempt) {
    RunnerProgress last = attempt.progress();
    if (last != null) {
      progress.save(executionId, attempt.number(), last);
    }
    AttemptOutput output = attempt.output();
    if (output != null) {
      store(executionId, attempt.number(), OutputKind.STDOUT, output.stdout());
      store(executionId, attempt.number(), OutputKind.STDERR, output.stderr());
    }
  }

  /** Appends what is new in a window; a gap before it is marked. Safe from several servers. */
  @Transactional
  public void append(UUID executionId, int attempt, OutputKind stream, OutputWindow window) {
    // The run is locked before the row is made, as its end does: else both might wait.
    jdbc.sql(
            """
            insert into attempt_output (execution_id, attempt, stream, size_bytes, source_bytes,
              cut_bytes, complete)
            select id, ?, ?, 0, 0, 0, false from run_summary where id = ?
            for key share
            on conflict do nothing
            """)
        .params(attempt, stream.wireName(), executionId)
        .update();
    Growing output = locked(executionId, attempt, stream);
    if (output == null || output.complete || window.end() <= output.sourceBytes) {
      return;
    }
    long gap = Math.max(0, window.offset() - output.sourceBytes);
    long size = output.sizeBytes;
    if (gap > 0) {
      byte[] mark =
          ("[... " + gap + " bytes not shown while the run is open]\n")
              .getBytes(StandardCharsets.US_ASCII);
      segments.add(output.id, size, mark);
      size += mark.length;
    }
    int seen = (int) Math.max(0, output.sourceBytes - window.offset());
    byte[] fresh = Arrays.copyOfRange(window.bytes(), seen, window.bytes().length);
    segments.add(output.id, size, fresh);
    jdbc.sql(
            """
            update attempt_output set size_bytes = ?, source_bytes = ?, cut_bytes = cut_bytes + ?
            where id = ?
            """)
        .params(size + fresh.length, window.end(), gap, output.id)
        .update();
  }

  private void store(UUID executionId, int attempt, OutputKind stream, Output output) {
    byte[] compressed;
    try {
      compressed = chunks.join(executionId, output.document());
    } catch (ApplicationFailure incomplete) {
      log.warn("The {} of attempt {} is lost: {}", stream, attempt, incomplete.getMessage());
      return;
    }
    jdbc.sql(
            """
            delete from attempt_output where execution_id = ? and attempt = ? and stream = ?
            """)
        .params(executionId, attempt, stream.wireName())
        .update();
    long size = output.document().sizeBytes();
    long id =
        jdbc.sql(
                """
                insert into attempt_output (execution_id, attempt, stream, size_bytes, source_bytes,
                  cut_bytes, complete)
                values (?, ?, ?, ?, ?, ?, true)
                returning id
                """)
            .params(executionId, attempt, stream.wireName(), size, size, output.cutBytes())
            .query(Long.class)
            .single();
    try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      segments.addAll(id, content);
    } catch (IOException e) {
      throw new UncheckedIOException("a verified document cannot be unpacked", e);
    }
  }

  private @Nullable Growing locked(UUID executionId, int attempt, OutputKind stream) {
    return jdbc.sql(
            """
            select id, size_bytes, source_bytes, complete from attempt_output
            where execution_id = ? and attempt = ? and stream = ? for update
            """)
        .params(executionId, attempt, stream.wireName())
        .query(
            (row, number) ->
                new Growing(
                    row.getLong("id"),
                    row.getLong("size_bytes"),
                    row.getLong("source_bytes"),
                    row.getBoolean("complete")))
        .optional()
        .orElse(null);
  }

  private record Growing(long id, long sizeBytes, long sourceBytes, boolean complete) {}
}
