package dev.reev.api.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The score of a run; there is none for a run that broke. */
@Entity
@Immutable
class ExecutionResult {

  @Id UUID executionId;

  double score;
  boolean passed;

  @Column(nullable = false)
  String finalStatus;

  long executionTimeMs;

  @SuppressWarnings("NullAway.Init") // Filled in by Hibernate.
  protected ExecutionResult() {}
}
