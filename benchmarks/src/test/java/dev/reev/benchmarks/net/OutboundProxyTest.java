package dev.reev.benchmarks.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.net.OutboundProxy.InvalidProxyException;
import dev.reev.benchmarks.net.OutboundProxy.Login;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundProxyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP_PROXY  | http://p:8080  | http://h/v1        | p:8080",
        "http_proxy  | p              | http://h:81/v1     | p:80",
        "HTTPS_PROXY | http://p:8080/ | https://h/v1       | p:8080",
        "https_proxy | http://p:8080  | HTTPS://h/v1       | p:8080",
        "HTTPS_PROXY | http://p:8080  | http://h/v1        | direct",
        "HTTP_PROXY  | http://p:8080  | https://h/v1       | direct",
        "HTTP_PROXY  | ' '            | http://h/v1        | direct",
        "HTTP_PROXY  | http://p:8080  | http://localhost:1 | direct",
        "HTTP_PROXY  | http://p:8080  | http://127.0.0.1:1 | direct",
        "HTTP_PROXY  | http://p:8080  | http://[::1]:1     | direct"
      })
  void of_aVariable_isForItsScheme(String name, String value, String url, String expected) {
    assertThat(proxy(OutboundProxy.of(Map.of(name, value)), url)).isEqualTo(expected);
  }

  @Test
  void of_bothWritings_takesTheSmallOne() {
    Map<String, String> environment =
        Map.of("http_proxy", "http://small:1", "HTTP_PROXY", "http://large:1");
    assertThat(proxy(OutboundProxy.of(environment), "http://h")).isEqualTo("small:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*                 | h.example     | direct",
        "h.example         | h.example     | direct",
        "H.Example         | h.example.    | direct",
        "example           | h.example     | direct",
        ".example          | h.example     | direct",
        ".example          | example       | direct",
        "*.example         | h.example     | direct",
        "a, b.c ,h.example | h.example     | direct",
        "h.example:80      | h.example     | direct",
        "h.example:81      | h.example     | p:8080",
        "h.example:81      | h.example:81  | direct",
        "ample             | h.example     | p:8080",
        "10.0.0.0/8        | 10.1.2.3      | direct",
        "10.0.0.0/8        | 11.1.2.3      | p:8080",
        "10.0.0.0/99       | 10.1.2.3      | p:8080",
        "10.1.2.3          | 10.1.2.3      | direct",
        "10.1.2.3:81       | 10.1.2.3      | p:8080",
        "fd00::/8          | [fd12::1]     | direct",
        "[fd12::1]:80      | [fd12::1]     | direct",
        "''                | h.example     | p:8080"
      })
  void noProxy_namesHostsThatAreAskedThemselves(String list, String host, String expected) {
    Map<String, String> environment = Map.of("HTTP_PROXY", "http://p:8080", "NO_PROXY", list);
    assertThat(proxy(OutboundProxy.of(environment), "http://" + host + "/v1")).isEqualTo(expected);
  }

  @Test
  void logins_areThoseOfTheUrls() {
    OutboundProxy proxy = OutboundProxy.of(Map.of("HTTPS_PROXY", "http://me:h%40sh+@p:3128"));
    assertThat(proxy.logins()).containsExactly(new Login("p", 3128, "me", "h@sh+"));
    assertThat(proxy(proxy, "https://h")).isEqualTo("p:3128");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://hush@p:1",
        "https://hush@p:1",
        "http://",
        "http://p/hush",
        "hush hush",
        "http://hush@p:0"
      })
  void of_noProxy_isToldWithoutTheValue(String value) {
    assertThatThrownBy(() -> OutboundProxy.of(Map.of("https_proxy", value)))
        .isInstanceOf(InvalidProxyException.class)
        .hasMessage("HTTPS_PROXY must be http://[user:password@]host[:port]");
  }

  @Test
  void login_showsNoPassword() {
    OutboundProxy proxy = OutboundProxy.of(Map.of("HTTPS_PROXY", "http://me:hush@p:3128"));
    assertThat(proxy.logins().toString()).contains("me").doesNotContain("hush");
  }

  @Test
  @Timeout(30)
  void open_saysWhoAsksToTheProxyThatWantsToKnow_forHttpAndForHttps() throws Exception {
    try (PasswordProxy proxy = new PasswordProxy("me", "h@sh")) {
      // The JDK reads this property only once, so the test needs its own JVM.
      Process asking =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Asking.class.getName(),
                  "http://me:h%40sh@127.0.0.1:" + proxy.port())
              .redirectErrorStream(true)
              .start();
      String said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(proxy.letThrough())
          .as(said)
          .containsExactly("GET http://h.invalid/a", "CONNECT h.invalid:443");
      assertThat(said).doesNotContain("h@sh");
    }
  }

  /** A program that requests two addresses. */
  static final class Asking {

    private Asking() {}

    public static void main(String[] arguments) {
      OutboundProxy.allowPasswordsForHttps();
      OutboundProxy proxy =
          OutboundProxy.of(Map.of("HTTP_PROXY", arguments[0], "HTTPS_PROXY", arguments[0]));
      for (String url : new String[] {"http://h.invalid/a", "https://h.invalid/b"}) {
        try {
          System.out.println(proxy.open(URI.create(url)).getResponseCode());
        } catch (IOException e) {
          System.out.println(e);
        }
      }
    }
  }

  private static String proxy(OutboundProxy proxies, String url) {
    URI uri = URI.create(url);
    assertThat(proxies.isFor(uri)).isEqualTo(proxies.proxyFor(uri).address() != null);
    return proxies.proxyFor(uri).address() instanceof InetSocketAddress address
        ? address.getHostString() + ":" + address.getPort()
        : "direct";
  }
}
