package dev.reev.api.postgres;

import dev.reev.api.ReevProperties;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
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
    return EmbeddedDatabase.start(
        properties.homeFolder(), cache(environment).resolve("reev/postgres"));
  }

  @Bean
  JdbcConnectionDetails jdbcConnectionDetails(EmbeddedDatabase database) {
    String url = database.jdbcUrl();
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return "postgres";
      }

      @Override
      public String getPassword() {
        return "";
      }

      @Override
      public String getJdbcUrl() {
        return url;
      }
    };
  }

  private static Path cache(Environment environment) {
    String configured = environment.getProperty("XDG_CACHE_HOME", "");
    return configured.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(configured);
  }
}
