package dev.reev.api.run;

import dev.reev.api.system.ProblemException;
import dev.reev.api.system.Problems;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.schema.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers which run, suite or score set an {@code Idempotency-Key} led to, as long as that is
 * kept (<a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
 * Idempotency-Key HTTP header field</a>).
 */
@Component
public class IdempotencyKeys {

  public static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private final JdbcClient jdbc;

  IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The header's value, or null when there is none. */
  public static @Nullable String checked(@Nullable String key) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw Problems.invalid(HEADER, "must have 1 to 128 visible ASCII characters");
    }
    return key;
  }

  /**
   * What an earlier order with this key led to: the id of its run, suite or score set. Empty when
   * this is the first, or has no key. To be called in the transaction that stores the order: a twin
   * that comes meanwhile waits for its end.
   *
   * @throws ProblemException 422 when that was another order
   */
  public Optional<UUID> earlier(@Nullable String key, Object order) {
    if (key == null) {
      return Optional.empty();
    }
    lock(key);
    Optional<Earlier> earlier =
        jdbc.sql(
                "select coalesce(execution_id, suite_id, score_set_id) as id, order_sha256"
                    + " from idempotency_key where key = ?")
            .param(key)
            .query(Earlier.class)
            .optional();
    if (earlier.isPresent() && !earlier.get().orderSha256().equals(digest(order))) {
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "idempotency_key_reused",
          "this Idempotency-Key was sent with another request before; use a new key",
          List.of());
    }
    return earlier.map(Earlier::id);
  }

  /** The key leads to this run from now on. Fails when {@link #earlier} did not find it free. */
  void takeForRun(@Nullable String key, Object order, UUID executionId) {
    take(key, order, "execution_id", executionId);
  }

  /** As {@link #takeForRun}, for a suite. */
  public void takeForSuite(@Nullable String key, Object order, UUID suiteId) {
    take(key, order, "suite_id", suiteId);
  }

  /** As {@link #takeForRun}, for a score set. */
  public void takeForScoreSet(@Nullable String key, Object order, UUID scoreSetId) {
    take(key, order, "score_set_id", scoreSetId);
  }

  private void take(@Nullable String key, Object order, String column, UUID id) {
    if (key == null) {
      return;
    }
    jdbc.sql(
            "insert into idempotency_key (key, order_sha256, %s) values (:key, :order, :id)"
                .formatted(column))
        .param("key", key)
        .param("order", digest(order))
        .param("id", id)
        .update();
  }

  /** Until the transaction ends. Two keys that share a number wait for each other, no more. */
  private void lock(String key) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("idempotency-key " + key)
        .query(row -> {});
  }

  private static String digest(Object order) {
    return Sha256.hex(ReevJson.canonical(order).getBytes(StandardCharsets.UTF_8));
  }

  private record Earlier(UUID id, String orderSha256) {}
}
