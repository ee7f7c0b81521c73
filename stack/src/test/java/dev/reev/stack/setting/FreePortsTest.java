package dev.reev.stack.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.stack.outcome.ReevFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void take_zero_neverGivesTheSamePortTwice() {
    try (FreePorts ports = new FreePorts()) {
      assertThat(ports.take("A", 0)).isNotEqualTo(ports.take("B", 0));
    }
  }

  @Test
  void take_aTakenPort_namesTheVariableToChange() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        FreePorts ports = new FreePorts()) {
      int port = other.getLocalPort();
      assertThatThrownBy(() -> ports.take("TEMPORAL_PORT", port))
          .isInstanceOf(ReevFailure.class)
          .hasMessageContaining("Port " + port + " is taken")
          .hasMessageContaining("TEMPORAL_PORT");
    }
  }

  @Test
  void close_freesThePort() throws Exception {
    int port;
    try (FreePorts ports = new FreePorts()) {
      port = ports.take("A", 0);
    }
    try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(again.getLocalPort()).isEqualTo(port);
    }
  }
}
