package dev.reev.api.run.state;

import dev.reev.api.run.state.SessionDocuments.Stored;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The session file of a run, compressed. */
@Entity
@Immutable
@Table(name = "session_document")
class StoredDocument {

  @Id UUID executionId;

  @Column(nullable = false)
  String sha256;

  @Column(nullable = false)
  byte[] content;

  @SuppressWarnings("NullAway.Init") // Filled in by Hibernate.
  protected StoredDocument() {}

  Stored stored() {
    return new Stored(sha256, content);
  }

  SessionFile session() {
    return ReevJson.MAPPER.readValue(stored().json(), SessionFile.class);
  }
}
