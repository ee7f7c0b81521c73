package dev.reev.api.run.state;

import dev.reev.api.output.DocumentChunks;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.DocumentChunk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Session files in the database: their parts on arrival, the whole afterwards. */
@Component
public class SessionDocuments {

  private final StoredDocuments documents;
  private final JdbcClient jdbc;
  private final DocumentChunks chunks;

  SessionDocuments(StoredDocuments documents, JdbcClient jdbc, DocumentChunks chunks) {
    this.documents = documents;
    this.jdbc = jdbc;
    this.chunks = chunks;
  }

  /** A further chunk of any document of a run. */
  public void keepChunk(DocumentChunk chunk) {
    chunks.keep(chunk);
  }

  void dropChunks(UUID executionId) {
    chunks.drop(executionId);
  }

  /** The session file of a run, unpacked. */
  public Optional<Stored> find(UUID executionId) {
    return documents.findById(executionId).map(StoredDocument::stored);
  }

  /** Joins, verifies and stores; to be called in the transaction that ends the run. */
  Stored store(UUID executionId, Document document) {
    byte[] compressed = chunks.join(executionId, document);
    jdbc.sql(
            """
            insert into session_document (execution_id, sha256, size_bytes, content) values (?, ?, ?, ?)
            """)
        .params(executionId, document.sha256(), document.sizeBytes(), compressed)
        .update();
    return new Stored(document.sha256(), compressed);
  }

  /** A stored session file; {@code content} is its gzip form. */
  @SuppressWarnings("ArrayRecordComponent") // Opaque bytes: never compared, only carried.
  public record Stored(String sha256, byte[] content) {

    /** It was verified before it was stored, so any failure here is a defect. */
    public byte[] json() {
      try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(content))) {
        return json.readAllBytes();
      } catch (IOException e) {
        throw new IllegalStateException("stored session document is damaged", e);
      }
    }
  }
}
