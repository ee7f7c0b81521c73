package dev.reev.api.postgres;

import dev.reev.activities.setting.InvalidSettingException;
import dev.reev.api.ReevProperties;
import java.io.IOException;
import java.nio.file.Path;
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
          cache(environment).resolve("reev/postgres"),
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

  private static Path cache(Environment environment) {
    String configured = environment.getProperty("XDG_CACHE_HOME", "");
    return configured.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(configured);
  }
}
