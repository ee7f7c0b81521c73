package dev.reev.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class QueuedPoolTest {

  private final FakeDatabase database = new FakeDatabase();
  private final HikariDataSource connections = connections(database);
  private final Queue<Connection> served = new ConcurrentLinkedQueue<>();
  private final QueuedPool pool = new QueuedPool(connections);

  @AfterEach
  void close() {
    connections.close();
  }

  @Test
  void oneThatWaitsWhileOthersAreServed_findsTheDatabaseBusy() throws Exception {
    try (Connection held = pool.getConnection()) {
      Connection other = pool.getConnection();
      CompletableFuture<SQLTransientConnectionException> waiting = queued(1);
      CompletableFuture<SQLTransientConnectionException> second = queued(2);
      other.close();

      // The first in the queue got it and keeps it; the second waited in vain.
      assertThat((Throwable) waiting.join()).isNull();
      assertThat(DatabaseOutage.isBusy(second.join())).isTrue();
      assertThat(held.isClosed()).isFalse();
    }
  }

  @Test
  void databaseThatWentAwayAfterItServedAnother_isAway() throws Exception {
    try (Connection held = pool.getConnection()) {
      Connection other = pool.getConnection();
      CompletableFuture<SQLTransientConnectionException> waiting = queued(1);
      CompletableFuture<SQLTransientConnectionException> second = queued(2);
      other.close();
      assertThat((Throwable) waiting.join()).isNull();
      database.away = true;
      connections.evictConnection(held);
      connections.evictConnection(served.remove());

      SQLTransientConnectionException refused = second.join();
      assertThat(DatabaseOutage.isBusy(refused)).isFalse();
      assertThat(DatabaseOutage.caused(refused)).isTrue();
    }
  }

  @Test
  void databaseThatServesNobody_isAway() throws Exception {
    try (Connection first = pool.getConnection();
        Connection second = pool.getConnection()) {
      assertThat(DatabaseOutage.isBusy(waiting().join())).isFalse();
      assertThat(first.isClosed() || second.isClosed()).isFalse();
    }
  }

  /** The exception of a refused request; null when it was served. */
  private CompletableFuture<SQLTransientConnectionException> waiting() {
    return CompletableFuture.supplyAsync(
        () ->
            catchThrowableOfType(
                SQLTransientConnectionException.class, () -> served.add(pool.getConnection())),
        task -> new Thread(task, "waiting").start());
  }

  /** One that waits, at this place in the queue. */
  private CompletableFuture<SQLTransientConnectionException> queued(int place) {
    CompletableFuture<SQLTransientConnectionException> waiting = waiting();
    Awaitility.await()
        .until(() -> connections.getHikariPoolMXBean().getThreadsAwaitingConnection() == place);
    return waiting;
  }

  private static HikariDataSource connections(FakeDatabase database) {
    HikariConfig settings = new HikariConfig();
    settings.setDataSource(database);
    settings.setMaximumPoolSize(2);
    settings.setConnectionTimeout(1000);
    settings.setValidationTimeout(500);
    return new HikariDataSource(settings);
  }

  /** Gives connections that do nothing, until it is away. */
  private static final class FakeDatabase extends AbstractDataSource {

    private volatile boolean away;

    @Override
    public Connection getConnection() throws SQLException {
      if (away) {
        throw new SQLException("gone", "08001");
      }
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "isValid" -> !away;
                    case "toString" -> "a connection";
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> zero(method.getReturnType());
                  });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    private static @Nullable Object zero(Class<?> type) {
      return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : null;
    }
  }
}
