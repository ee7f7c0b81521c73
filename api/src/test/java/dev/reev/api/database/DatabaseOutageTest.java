package dev.reev.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOutageTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "57P01", "57P02", "57P03", "53300"})
  void lostConnection_isAnOutage_howeverDeep(String state) {
    SQLException lost = new SQLException("gone", state);

    assertThat(DatabaseOutage.caused(new IllegalStateException(new RuntimeException(lost))))
        .isTrue();
  }

  @Test
  void poolWithoutConnections_isAnOutage() {
    assertThat(DatabaseOutage.caused(new SQLTransientConnectionException("timed out"))).isTrue();
    assertThat(DatabaseOutage.caused(new SQLException("Connection is closed"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22021", "42P01", "57014"})
  void wrongStatement_isNone(String state) {
    assertThat(DatabaseOutage.caused(new SQLException("wrong", state))).isFalse();
    assertThat(DatabaseOutage.caused(new SQLException("wrong"))).isFalse();
  }
}
