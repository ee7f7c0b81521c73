package dev.reev.api.invariant;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Reads the newest comparison. */
@Component
public class InvariantViews {

  private final CheckRows rows;

  InvariantViews(CheckRows rows) {
    this.rows = rows;
  }

  /** The newest comparison; all null before the first. */
  public InvariantView newest() {
    return rows.newest().map(this::view).orElse(InvariantView.BEFORE_THE_FIRST);
  }

  private InvariantView view(SystemCheck check) {
    return new InvariantView(
        check.disagreements().isEmpty(),
        check.checkedAt(),
        Duration.between(check.checkedAt(), rows.now()).toSeconds(),
        check.counts(),
        check.disagreements());
  }
}
