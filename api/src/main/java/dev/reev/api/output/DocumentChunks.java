package dev.reev.api.output;

import dev.reev.benchmarks.schema.Sha256;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.DocumentChunk;
import dev.reev.workflows.run.RunFailures;
import io.temporal.failure.ApplicationFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The further chunks of large documents, from their arrival until the end of their run. */
@Component
public class DocumentChunks {

  private final JdbcClient jdbc;

  DocumentChunks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ignored for a run that has ended or does not exist. */
  public void keep(DocumentChunk chunk) {
    jdbc.sql(
            """
            insert into document_chunk (execution_id, sha256, chunk_index, bytes)
            select id, ?, ?, ? from open_execution where id = ?
            on conflict do nothing
            """)
        .params(chunk.sha256(), chunk.index(), chunk.bytes(), UUID.fromString(chunk.executionId()))
        .update();
  }

  public void drop(UUID executionId) {
    jdbc.sql(
            """
            delete from document_chunk where execution_id = ?
            """)
        .param(executionId)
        .update();
  }

  /**
   * The whole document, still compressed.
   *
   * @throws ApplicationFailure {@link RunFailures#INCOMPLETE_DOCUMENT} when chunks are missing or
   *     do not match the announced size and digest
   */
  public byte[] join(UUID executionId, Document document) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(document.firstChunk());
    further(executionId, document).forEach(joined::writeBytes);
    byte[] compressed = joined.toByteArray();
    verify(document, compressed);
    return compressed;
  }

  private List<byte[]> further(UUID executionId, Document document) {
    if (document.chunkCount() == 1) {
      return List.of();
    }
    List<byte[]> chunks =
        jdbc.sql(
                """
                select bytes from document_chunk
                where execution_id = ? and sha256 = ? and chunk_index between 1 and ?
                order by chunk_index
                """)
            .params(executionId, document.sha256(), document.chunkCount() - 1)
            .query((row, number) -> row.getBytes("bytes"))
            .list();
    if (chunks.size() != document.chunkCount() - 1) {
      throw incomplete(
          (chunks.size() + 1) + " of " + document.chunkCount() + " chunks have arrived");
    }
    return chunks;
  }

  private static void verify(Document document, byte[] compressed) {
    MessageDigest digest = Sha256.digest();
    try (InputStream content =
        new DigestInputStream(new GZIPInputStream(new ByteArrayInputStream(compressed)), digest)) {
      long size = 0;
      byte[] buffer = new byte[64 * 1024];
      // More than announced is enough to know; a bomb is never unpacked.
      for (int n = 0; n >= 0 && size <= document.sizeBytes(); n = content.read(buffer)) {
        size += n;
      }
      if (size != document.sizeBytes()
          || !HexFormat.of().formatHex(digest.digest()).equals(document.sha256())) {
        throw incomplete("the joined chunks do not match the announced size and digest");
      }
    } catch (IOException e) {
      throw incomplete("the joined chunks cannot be unpacked: " + e.getMessage());
    }
  }

  private static ApplicationFailure incomplete(String reason) {
    return ApplicationFailure.newNonRetryableFailure(reason, RunFailures.INCOMPLETE_DOCUMENT);
  }
}
