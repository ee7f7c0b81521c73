package dev.reev.activities.setting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1"})
  void loopback_needsNoWord(String address) {
    assertThatCode(() -> OpenAddress.check("X", InetAddress.getByName(address), ""))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "192.0.2.1", "fe80::1"})
  void anAddressThatOthersReach_needsAPersonsWord(String address) {
    for (String word : new String[] {"", "0", "false", "no", "maybe"}) {
      assertThatThrownBy(() -> OpenAddress.check("X", InetAddress.getByName(address), word))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith("X: other machines reach ")
          .hasMessageContaining("REEV_ALLOW_OPEN=1");
    }
    assertThatCode(() -> OpenAddress.check("X", InetAddress.getByName(address), " 1 "))
        .doesNotThrowAnyException();
  }
}
