package dev.reev.api.run;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.hibernate.annotations.Immutable;

/** The session file of a run, compressed. */
@Entity
@Immutable
@Table(name = "session_document")
class StoredDocument {

  @Id UUID executionId;

  @Column(nullable = false)
  byte[] content;

  @SuppressWarnings("NullAway.Init") // Filled in by Hibernate.
  protected StoredDocument() {}

  /** It was verified before it was stored, so any failure here is a defect. */
  SessionFile session() {
    try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return ReevJson.MAPPER.readValue(json, SessionFile.class);
    } catch (IOException e) {
      throw new IllegalStateException("stored session document is damaged", e);
    }
  }
}
