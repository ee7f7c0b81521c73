package dev.reev.scoring.unscored;

/** A session does not hold the data that the rules of a benchmark need. The message is one line. */
public final class IncompleteEvidenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes a message that names the missing data. */
  public IncompleteEvidenceException(String message) {
    super(message);
  }
}
