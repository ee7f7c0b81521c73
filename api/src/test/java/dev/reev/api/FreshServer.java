package dev.reev.api;

import java.util.List;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Test classes share a server, in an order that differs from machine to machine: each test begins
 * with nothing stored but the benchmarks and with fakes as new, whatever ran before. A class with
 * one instance for all its tests begins so, and keeps what it makes between them.
 *
 * <p>Named by an annotation that starts a server: {@link ExtendWith @ExtendWith}.
 */
public final class FreshServer implements BeforeAllCallback, BeforeEachCallback {

  /** Ordered by foreign keys, referring tables first; dependent rows are deleted by cascade. */
  private static final List<String> TABLES =
      List.of(
          "schedule",
          "score_set",
          "suite",
          "execution",
          "performance",
          "performance_day",
          "agent_config",
          "system_check");

  @Override
  public void beforeAll(ExtensionContext test) {
    freshen(test);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    if (test.getTestInstanceLifecycle().orElseThrow() != Lifecycle.PER_CLASS) {
      freshen(test);
    }
  }

  private static void freshen(ExtensionContext test) {
    ApplicationContext server = SpringExtension.getApplicationContext(test);
    JdbcClient jdbc = server.getBean(JdbcClient.class);
    TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
    server.getBeansOfType(Fake.class).values().forEach(Fake::reset);
  }
}
