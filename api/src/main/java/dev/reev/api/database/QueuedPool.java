package dev.reev.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * The pool of connections, in which requests queue for a while. It can tell why one waited in vain:
 * the pool itself says the same of a database that is gone and of one that serves others.
 */
final class QueuedPool extends DelegatingDataSource {

  private final AtomicLong served = new AtomicLong();

  private QueuedPool(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    long before = served.get();
    try {
      Connection connection = super.getConnection();
      served.incrementAndGet();
      return connection;
    } catch (SQLTransientConnectionException e) {
      throw served.get() == before ? e : new PoolBusyException(e);
    }
  }

  /** Puts it around the pool that the settings describe. */
  @Component
  static class Queueing implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof DataSource pool ? new QueuedPool(pool) : bean;
    }
  }
}
