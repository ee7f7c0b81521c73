package dev.reev.api.suite;

import dev.reev.api.idempotency.IdempotencyKeys;
import dev.reev.api.request.AnsweredAsStored;
import dev.reev.api.request.RunIdText;
import dev.reev.api.suite.state.SuiteProblems;
import dev.reev.api.suite.submit.RetriedItems;
import dev.reev.api.suite.submit.SuiteBody;
import dev.reev.api.suite.submit.SuiteCommands;
import dev.reev.api.suite.submit.SuiteSubmission;
import dev.reev.api.suite.view.ItemPage;
import dev.reev.api.suite.view.ItemParameters;
import dev.reev.api.suite.view.SuiteListParameters;
import dev.reev.api.suite.view.SuitePage;
import dev.reev.api.suite.view.SuiteView;
import dev.reev.api.suite.view.SuiteViews;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Suites as a resource: order, list, pause, resume, cancel, retry. */
@RestController
@RequestMapping(SuiteView.PATH)
class SuiteController {

  private static final Logger log = LoggerFactory.getLogger(SuiteController.class);

  private final SuiteSubmission suites;
  private final SuiteCommands commands;
  private final SuiteViews reading;

  SuiteController(SuiteSubmission suites, SuiteCommands commands, SuiteViews reading) {
    this.suites = suites;
    this.commands = commands;
    this.reading = reading;
  }

  /**
   * Orders a suite; answered as soon as it is stored with all its runs, with its address in {@code
   * Location}.
   *
   * @param key makes it safe to send the order again: the same key leads to the same suite
   */
  @AnsweredAsStored
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<SuiteView> create(
      @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody SuiteBody body) {
    SuiteView view = reading.view(suites.submit(body.order(), IdempotencyKeys.checked(key)));
    log.info("Accepted suite {} as {} with {} items", view.name(), view.id(), view.total());
    return ResponseEntity.accepted()
        .location(URI.create(SuiteView.PATH + "/" + view.id()))
        .body(view);
  }

  /** Suites, newest first, page after page. */
  @GetMapping
  SuitePage list(@Valid SuiteListParameters parameters) {
    return reading.page(parameters);
  }

  /** The items of a suite, in its order, page after page. */
  @GetMapping("/{id}/items")
  ItemPage items(@PathVariable String id, @Valid ItemParameters parameters) {
    return reading.items(known(id), parameters);
  }

  /** One suite with its counts. */
  @GetMapping("/{id}")
  SuiteView get(@PathVariable String id) {
    return reading.view(known(id));
  }

  /** Starts no further runs; those under way go on. */
  @AnsweredAsStored
  @PostMapping("/{id}/pause")
  SuiteView pause(@PathVariable String id) {
    return answer(known(id), commands::pause);
  }

  /** Goes on after a pause. */
  @AnsweredAsStored
  @PostMapping("/{id}/resume")
  SuiteView resume(@PathVariable String id) {
    return answer(known(id), commands::resume);
  }

  /** Asks the suite and its open runs to stop; it ends when they have. */
  @AnsweredAsStored
  @PostMapping("/{id}/cancel")
  SuiteView cancel(@PathVariable String id) {
    return answer(known(id), commands::cancel);
  }

  /** Runs items again that ended without a score; their earlier runs no longer count. */
  @AnsweredAsStored
  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  SuiteView retry(
      @PathVariable String id, @RequestBody(required = false) @Nullable RetryBody body) {
    UUID suite = known(id);
    int items = commands.retry(suite, body == null ? RetriedItems.WITHOUT_SCORE : body.chosen());
    log.info("{} items of suite {} are run again", items, suite);
    return reading.view(suite);
  }

  private SuiteView answer(UUID id, Predicate<UUID> change) {
    boolean changed = change.test(id);
    SuiteView view = reading.view(id);
    if (!changed) {
      throw SuiteProblems.alreadyEnded(id);
    }
    return view;
  }

  private static UUID known(String id) {
    return RunIdText.parse(id).orElseThrow(() -> SuiteProblems.unknownSuite(id));
  }

  /**
   * Body of a request to run items again.
   *
   * @param items {@code failed}: those that failed or ran out of time; {@code without_score}, when
   *     left out: those that were stopped too
   */
  record RetryBody(@Nullable RetriedItems items) {

    RetriedItems chosen() {
      return Objects.requireNonNullElse(items, RetriedItems.WITHOUT_SCORE);
    }
  }
}
