package dev.reev.scoring.unscored;

/** A session does not hold what the rules of a benchmark need. The message is one line. */
public final class IncompleteEvidenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names what is missing. */
  public IncompleteEvidenceException(String message) {
    super(message);
  }
}
