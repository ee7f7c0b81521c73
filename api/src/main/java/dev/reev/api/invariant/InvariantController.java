package dev.reev.api.invariant;

import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether all sides agree on what is under way. */
@RestController
class InvariantController {

  private final CheckRows rows;

  InvariantController(CheckRows rows) {
    this.rows = rows;
  }

  /**
   * The newest comparison of rows, workflows, live processes and journals. It is made every minute
   * in the background while Temporal answers; its age says how old it is.
   */
  @GetMapping("/api/v1/system/invariants")
  InvariantView invariants() {
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
