package dev.reev.benchmarks.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

  @ParameterizedTest
  @CsvSource({
    "http://model_server:8000/v1, model_server, 8000",
    "http://my_ledger, my_ledger, 80",
    "https://API.example.com/v1?a=b, api.example.com, 443",
    "http://127.0.0.1:3001, 127.0.0.1, 3001",
    "http://[::1]:3001/x, [::1], 3001",
    "https://u:p@llm_host:1/v1, llm_host, 1",
    "http://host:/v1, host, 80"
  })
  void hostAndPort_areFound(String text, String host, int port) {
    URI address = WebAddress.parse(text).orElseThrow();

    assertThat(WebAddress.host(address)).isEqualTo(host);
    assertThat(WebAddress.port(address)).isEqualTo(port);
    assertThat(WebAddress.hasUser(address)).isEqualTo(text.contains("@"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:1234",
        "ftp://host/",
        "http://",
        "http:///v1",
        "http://a b/",
        "a b",
        "",
        "http://host:99999",
        "http://ho!st/",
        "file:/x"
      })
  void whatIsNoAddressOfAWebServer_isNone(String text) {
    assertThat(WebAddress.parse(text)).isEmpty();
  }
}
