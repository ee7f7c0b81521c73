package dev.reev.api.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * The pool of connections, in which requests queue for a while. It can tell why one waited in vain:
 * the pool itself says the same of a database that is gone and of one that serves others.
 */
final class QueuedPool extends DelegatingDataSource {

  private final AtomicLong served = new AtomicLong();

  private final HikariDataSource pool;

  QueuedPool(HikariDataSource pool) {
    super(pool);
    this.pool = pool;
  }

  @Override
  public Connection getConnection() throws SQLException {
    long before = served.get();
    try {
      Connection connection = super.getConnection();
      served.incrementAndGet();
      return connection;
    } catch (SQLTransientConnectionException e) {
      throw served.get() > before && hasConnections() ? new PoolBusyException(e) : e;
    }
  }

  /**
   * A database that went away while a request waited may have served others just before; but the
   * pool has thrown its dead connections away by then, and gets no new ones.
   */
  private boolean hasConnections() {
    HikariPoolMXBean state = pool.getHikariPoolMXBean();
    return state != null && state.getTotalConnections() > 0;
  }

  /** Puts it around the pool that the settings describe. */
  @Component
  static class Queueing implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof HikariDataSource pool ? new QueuedPool(pool) : bean;
    }
  }
}
