package dev.reev.api.watch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints for the ticks of schedules. */
@RestController
class TickController {

  private static final String LIMIT = "limit must be between 1 and 200";

  private final TickViews reading;

  TickController(TickViews reading) {
    this.reading = reading;
  }

  /**
   * Ticks of a schedule, newest first, page after page; those that did not happen too.
   *
   * @param cursor {@code next_cursor} of the page before
   * @param limit size of a page, 50 when left out
   */
  @GetMapping("/api/v1/schedules/{id}/ticks")
  TickPage list(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable UUID cursor,
      @RequestParam(defaultValue = "50")
          @Min(value = 1, message = LIMIT)
          @Max(value = 200, message = LIMIT)
          int limit) {
    return reading.page(id, cursor, limit);
  }

  /** One tick, with its decision and all that it rests on. */
  @GetMapping("/api/v1/ticks/{id}")
  TickDetail get(@PathVariable UUID id) {
    return reading.detail(id);
  }
}
