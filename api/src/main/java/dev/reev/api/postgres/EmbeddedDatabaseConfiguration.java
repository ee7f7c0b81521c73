package dev.reev.api.postgres;

import dev.reev.activities.setting.InvalidSettingException;
import dev.reev.api.ReevProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Brings up the embedded PostgreSQL unless {@code SPRING_DATASOURCE_URL} names another one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
class EmbeddedDatabaseConfiguration {

  @Bean(destroyMethod = "close")
  EmbeddedDatabase embeddedDatabase(ReevProperties properties, Environment environment)
      throws IOException, InterruptedException {
    try {
      return EmbeddedDatabase.start(
          properties.homeFolder(),
          cache(environment, properties.homeFolder()),
          environment.getProperty("XDG_RUNTIME_DIR", ""));
    } catch (UnconfinedException e) {
      throw new InvalidSettingException(String.valueOf(e.getMessage()));
    }
  }

  @Bean
  JdbcConnectionDetails jdbcConnectionDetails(EmbeddedDatabase database) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return DatabaseRoles.APPLICATION;
      }

      @Override
      public String getPassword() {
        return database.secrets().application();
      }

      @Override
      public String getJdbcUrl() {
        return database.jdbcUrl();
      }
    };
  }

  @Bean
  FlywayConnectionDetails flywayConnectionDetails(EmbeddedDatabase database) {
    return new FlywayConnectionDetails() {
      @Override
      public String getUsername() {
        return DatabaseRoles.MIGRATION;
      }

      @Override
      public String getPassword() {
        return database.secrets().migration();
      }

      @Override
      public String getJdbcUrl() {
        return database.jdbcUrl();
      }
    };
  }

  @Bean
  ApplicationGrants applicationGrants() {
    return new ApplicationGrants();
  }

  private static Path cache(Environment environment, Path home) throws IOException {
    List<Path> caches = new ArrayList<>();
    String configured = environment.getProperty("XDG_CACHE_HOME", "");
    if (!configured.isEmpty()) {
      caches.add(Path.of(configured));
    }
    for (String user :
        List.of(environment.getProperty("HOME", ""), environment.getProperty("user.home", ""))) {
      // Java has a question mark for a user that no list names.
      if (Path.of(user).isAbsolute()) {
        caches.add(Path.of(user, ".cache"));
      }
    }
    caches.add(home.resolve("cache"));
    return CacheFolder.firstWritable(caches, "reev/postgres");
  }
}
