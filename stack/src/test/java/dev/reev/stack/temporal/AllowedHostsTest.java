package dev.reev.stack.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LocalHost:8233", "127.0.0.1", "127.0.0.1:8233", "[::1]:8233"})
  void loopback_isAllowedByItsNames(String host) {
    assertThat(AllowedHosts.of(Map.of()).contain(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:8233",
        "localhost.evil.example",
        "127.0.0.1.evil.example:8233",
        "evil.example:80@127.0.0.1",
        "127.0.0.1:80:8233",
        "127.9.8.7"
      })
  void otherNames_areNot(String host) {
    assertThat(AllowedHosts.of(Map.of()).contain(host)).isFalse();
  }

  @Test
  void namesOfTheSetting_areAllowedToo_withTheirPortIfTheyHaveOne() {
    AllowedHosts hosts =
        AllowedHosts.of(Map.of("REEV_ALLOWED_HOSTS", " reev.example , box.lan:8443,"));

    assertThat(hosts.contain("reev.example:1234")).isTrue();
    assertThat(hosts.contain("box.lan:8443")).isTrue();
    assertThat(hosts.contain("box.lan:1")).isFalse();
    assertThat(hosts.contain("")).isFalse();
    assertThat(hosts.contain(null)).isFalse();
  }
}
