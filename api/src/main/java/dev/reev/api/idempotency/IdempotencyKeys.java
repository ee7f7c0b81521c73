package dev.reev.api.idempotency;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.schema.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

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
      throw ProblemExceptions.invalid(HEADER, "must have 1 to 128 visible ASCII characters");
    }
    return key;
  }

  /**
   * What this request leads to: the resource of an earlier one with the same key, or the one that
   * is stored now. A twin that comes meanwhile waits for the end of this transaction.
   *
   * @param key null: the client sent none, and nothing is remembered
   * @param request all that makes it another request, as canonical JSON can say it
   * @param submit stores the resource and returns its id
   * @throws ProblemException 422 when the earlier request was another one
   */
  @Transactional
  public UUID once(@Nullable String key, Object request, Resource resource, Supplier<UUID> submit) {
    if (key == null) {
      return submit.get();
    }
    lock(key);
    String digest = Sha256.hex(ReevJson.canonical(request).getBytes(StandardCharsets.UTF_8));
    Optional<Earlier> earlier = earlier(key);
    if (earlier.isPresent()) {
      return earlier.get().idOf(digest);
    }
    UUID id = submit.get();
    jdbc.sql(
            """
            insert into idempotency_key (key, order_sha256, %s) values (:key, :request, :id)
            """
                .formatted(resource.column))
        .param("key", key)
        .param("request", digest)
        .param("id", id)
        .update();
    return id;
  }

  private Optional<Earlier> earlier(String key) {
    return jdbc.sql(
            """
            select coalesce(execution_id, suite_id, score_set_id) as id, order_sha256
            from idempotency_key where key = ?
            """)
        .param(key)
        .query(Earlier.class)
        .optional();
  }

  /** Until the transaction ends. Two keys that share a number wait for each other, no more. */
  private void lock(String key) {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(hashtextextended(?, 0))
            """)
        .param("idempotency-key " + key)
        .query(row -> {});
  }

  private record Earlier(UUID id, String orderSha256) {

    UUID idOf(String digest) {
      if (!orderSha256.equals(digest)) {
        throw new ProblemException(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "idempotency_key_reused",
            "this Idempotency-Key was sent with another request before; use a new key",
            List.of());
      }
      return id;
    }
  }

  /** Resources that a key can refer to. */
  public enum Resource {
    RUN("execution_id"),
    SUITE("suite_id"),
    SCORE_SET("score_set_id");

    private final String column;

    Resource(String column) {
      this.column = column;
    }
  }
}
