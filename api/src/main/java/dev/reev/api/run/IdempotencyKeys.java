package dev.reev.api.run;

import dev.reev.api.system.Problems;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.schema.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers which run an {@code Idempotency-Key} led to, as long as that run is kept (<a
 * href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
 * Idempotency-Key HTTP header field</a>).
 */
@Component
class IdempotencyKeys {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private final JdbcClient jdbc;

  IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The header's value, or null when there is none. */
  static @Nullable String checked(@Nullable String key) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw Problems.invalid(HEADER, "must have 1 to 128 visible ASCII characters");
    }
    return key;
  }

  /** The run that this key led to, and whether it was ordered in the same words. */
  Optional<Earlier> find(String key, Object order) {
    return jdbc.sql("select execution_id, order_sha256 from idempotency_key where key = ?")
        .param(key)
        .query(
            (row, number) ->
                new Earlier(
                    row.getObject("execution_id", UUID.class),
                    row.getString("order_sha256").equals(digest(order))))
        .optional();
  }

  /**
   * To be called in the transaction that stores the run. False when the key is taken: waits for
   * whoever is about to take it.
   */
  boolean take(String key, Object order, UUID executionId) {
    return jdbc.sql(
                "insert into idempotency_key (key, order_sha256, execution_id) values (?, ?, ?)"
                    + " on conflict do nothing")
            .params(key, digest(order), executionId)
            .update()
        == 1;
  }

  private static String digest(Object order) {
    return Sha256.hex(ReevJson.MAPPER.writeValueAsString(order).getBytes(StandardCharsets.UTF_8));
  }

  record Earlier(UUID executionId, boolean sameOrder) {}
}
