package dev.reev.api.run;

import dev.reev.benchmarks.schema.Sha256;
import dev.reev.workflows.run.RunFailures;
import dev.reev.workflows.run.SessionChunk;
import dev.reev.workflows.run.SessionDocument;
import io.temporal.failure.ApplicationFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Session files in the database: their parts on arrival, the whole afterwards. */
@Component
class SessionDocuments {

  private final JdbcClient jdbc;

  SessionDocuments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ignored for a run that has ended or does not exist. */
  void keepChunk(SessionChunk chunk) {
    jdbc.sql(
            "insert into session_chunk (execution_id, sha256, chunk_index, bytes)"
                + " select id, ?, ?, ? from execution where id = ?"
                + " and state in ('PENDING', 'RUNNING') on conflict do nothing")
        .params(chunk.sha256(), chunk.index(), chunk.bytes(), UUID.fromString(chunk.executionId()))
        .update();
  }

  void dropChunks(UUID executionId) {
    jdbc.sql("delete from session_chunk where execution_id = ?").param(executionId).update();
  }

  /** The session file of a run, unpacked. */
  Optional<Stored> find(UUID executionId) {
    return jdbc.sql("select sha256, content from session_document where execution_id = ?")
        .param(executionId)
        .query((row, number) -> new Stored(row.getString("sha256"), row.getBytes("content")))
        .optional();
  }

  /** Joins, verifies and stores; to be called in the transaction that ends the run. */
  void store(UUID executionId, SessionDocument document) {
    byte[] compressed = join(document, laterChunks(executionId, document));
    verify(document, compressed);
    jdbc.sql(
            "insert into session_document (execution_id, sha256, size_bytes, content)"
                + " values (?, ?, ?, ?)")
        .params(executionId, document.sha256(), document.sizeBytes(), compressed)
        .update();
  }

  private List<byte[]> laterChunks(UUID executionId, SessionDocument document) {
    List<byte[]> chunks =
        jdbc.sql(
                "select bytes from session_chunk where execution_id = ? and sha256 = ?"
                    + " and chunk_index between 1 and ? order by chunk_index")
            .params(executionId, document.sha256(), document.chunkCount() - 1)
            .query((row, number) -> row.getBytes("bytes"))
            .list();
    if (chunks.size() != document.chunkCount() - 1) {
      throw incomplete(
          (chunks.size() + 1) + " of " + document.chunkCount() + " chunks have arrived");
    }
    return chunks;
  }

  private static byte[] join(SessionDocument document, List<byte[]> later) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(document.firstChunk());
    later.forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  private static void verify(SessionDocument document, byte[] compressed) {
    try (GZIPInputStream input = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      // One byte more than announced is enough to know; a bomb is never unpacked.
      byte[] content = input.readNBytes(Math.toIntExact(document.sizeBytes()) + 1);
      if (content.length != document.sizeBytes()
          || !Sha256.hex(content).equals(document.sha256())) {
        throw incomplete("the joined chunks do not match the announced size and digest");
      }
    } catch (IOException e) {
      throw incomplete("the joined chunks cannot be unpacked: " + e.getMessage());
    }
  }

  private static ApplicationFailure incomplete(String reason) {
    return ApplicationFailure.newNonRetryableFailure(reason, RunFailures.INCOMPLETE_DOCUMENT);
  }

  /** A stored session file; {@code content} is its gzip form. */
  @SuppressWarnings("ArrayRecordComponent") // Opaque bytes: never compared, only carried.
  record Stored(String sha256, byte[] content) {

    /** It was verified before it was stored, so any failure here is a defect. */
    byte[] json() {
      try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(content))) {
        return json.readAllBytes();
      } catch (IOException e) {
        throw new IllegalStateException("stored session document is damaged", e);
      }
    }
  }
}
