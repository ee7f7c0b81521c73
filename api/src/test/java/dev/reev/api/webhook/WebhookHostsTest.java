package dev.reev.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookHostsTest {

  private final WebhookHosts hosts =
      new WebhookHosts(List.of("hooks.example.com", "127.0.0.1:9000"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com/a?b=c",
        "http://HOOKS.example.com",
        "http://127.0.0.1:9000/x"
      })
  void namedHosts_areAllowed(String url) {
    assertThat(hosts.refusal(url)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example.com",
        "https://hooks.example.com:8443/",
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "https://hooks.example.com@evil.example.com/",
        "https://user:password@hooks.example.com/",
        "file:///etc/passwd",
        "hooks.example.com",
        ""
      })
  void allElse_isRefused(String url) {
    assertThat(hosts.refusal(url)).isNotNull();
  }

  @Test
  void withoutASetting_nothingIsAllowed() {
    assertThat(new WebhookHosts(List.of("")).refusal("https://hooks.example.com/"))
        .contains("REEV_WEBHOOK_HOSTS names no host");
  }
}
