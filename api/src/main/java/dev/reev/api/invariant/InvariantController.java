package dev.reev.api.invariant;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether all sides agree on what is under way. */
@RestController
class InvariantController {

  private final InvariantViews reading;

  InvariantController(InvariantViews reading) {
    this.reading = reading;
  }

  /**
   * The newest comparison of rows, workflows, live processes and journals. It is made every minute
   * in the background while Temporal answers; its age says how old it is.
   */
  @GetMapping("/api/v1/system/invariants")
  InvariantView invariants() {
    return reading.newest();
  }
}
