package dev.reev.api.agent;

import dev.reev.activities.secret.AgentConfig;
import dev.reev.activities.secret.SealException;
import dev.reev.activities.secret.SecretBox;
import dev.reev.api.database.Columns;
import dev.reev.api.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Configs in the database, their keys as ciphertext that is bound to agent and URL. */
@Component
class StoredConfigs {

  private final JdbcClient jdbc;
  private final SecretBox box;

  StoredConfigs(JdbcClient jdbc, SecretBox box) {
    this.jdbc = jdbc;
    this.box = box;
  }

  Optional<StoredConfig> find(String agent) {
    return jdbc.sql(
            """
            select agent, api_url, sealed_key, model, updated_at from agent_config where agent = ?
            """)
        .param(agent)
        .query(
            (row, number) ->
                new StoredConfig(
                    row.getString("agent"),
                    row.getString("api_url"),
                    row.getString("sealed_key"),
                    row.getString("model"),
                    Columns.instant(row, "updated_at")))
        .optional();
  }

  /**
   * The key of a stored config, null when it has none.
   *
   * @throws ProblemException 409 when it cannot be opened
   */
  @Nullable String key(StoredConfig stored) {
    String sealed = stored.sealedKey();
    try {
      return sealed == null ? null : box.open(sealed, purpose(stored.agent(), stored.apiUrl()));
    } catch (SealException e) {
      throw unreadable(
          "the stored key of agent %s cannot be opened: %s; save the key again, or delete the config"
              .formatted(stored.agent(), e.getMessage()));
    }
  }

  /** The last of two writers wins. */
  void save(String agent, AgentConfig config) {
    jdbc.sql(
            """
            insert into agent_config (agent, api_url, sealed_key, model) values (:agent, :url, :key, :model)
            on conflict (agent) do update set api_url = excluded.api_url, sealed_key = excluded.sealed_key,
              model = excluded.model, updated_at = now()
            """)
        .param("agent", agent)
        .param("url", config.apiUrl())
        .param("key", sealedKey(agent, config))
        .param("model", config.model())
        .update();
  }

  boolean delete(String agent) {
    return jdbc.sql(
                """
            delete from agent_config where agent = ?
            """)
            .param(agent)
            .update()
        == 1;
  }

  private @Nullable String sealedKey(String agent, AgentConfig config) {
    String key = config.apiKey();
    try {
      return key == null ? null : box.seal(key, purpose(agent, config.apiUrl()));
    } catch (SealException e) {
      throw unreadable("the key cannot be stored: " + e.getMessage());
    }
  }

  static ProblemException unreadable(String message) {
    return new ProblemException(HttpStatus.CONFLICT, "secret_unreadable", message, List.of());
  }

  private static String purpose(String agent, @Nullable String url) {
    return "reev/agent-key/" + agent + " " + (url == null ? "" : url);
  }
}
