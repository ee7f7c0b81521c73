package dev.reev.api.edge;

import dev.reev.api.Fake;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A pool that others emptied: whoever has committed finds no further connection in it. */
final class ExhaustedPool extends DelegatingDataSource implements Fake {

  /** Of the thread that is watched; others find what they need. */
  private final ThreadLocal<Integer> commitsLeft = ThreadLocal.withInitial(() -> -1);

  ExhaustedPool(DataSource pool) {
    super(pool);
  }

  /** From now on the calling thread commits once. */
  void emptyAfterCommit() {
    commitsLeft.set(1);
  }

  @Override
  public void reset() {
    commitsLeft.remove();
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (commitsLeft.get() == 0) {
      throw new SQLTransientConnectionException("Connection is not available");
    }
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(connection, arguments);
                if (method.getName().equals("commit") && commitsLeft.get() > 0) {
                  commitsLeft.set(0);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
