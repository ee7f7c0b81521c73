package dev.reev.benchmarks.net;

import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxy for HTTP and HTTPS that {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}
 * name, read as curl and most programs do: a lower-case name takes precedence over upper case.
 * Requests to this machine never use a proxy.
 */
public final class OutboundProxy extends ProxySelector {

  /** No proxy: all connections are direct. */
  public static final OutboundProxy NONE = of(Map.of());

  private static final String HTTP = "http_proxy";
  private static final String HTTPS = "https_proxy";
  private static final String EXCEPT = "no_proxy";

  /** All variables that take effect, for code that passes an environment on. */
  public static final List<String> VARIABLES =
      Stream.of(HTTP, HTTPS, EXCEPT)
          .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
          .toList();

  private static final String TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final int LAST_PORT = 65_535;

  private final @Nullable Address http;
  private final @Nullable Address https;
  private final DirectHosts direct;

  private OutboundProxy(@Nullable Address http, @Nullable Address https, DirectHosts direct) {
    this.http = http;
    this.https = https;
    this.direct = direct;
  }

  /** A variable with an invalid proxy. The message is one line and shows no password. */
  public static final class InvalidProxyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidProxyException(String message) {
      super(message);
    }
  }

  /**
   * Credentials for a proxy.
   *
   * @param host of the proxy
   * @param port of the proxy
   */
  public record Login(String host, int port, String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Login[host=%s, port=%d, user=%s]".formatted(host, port, user);
    }
  }

  private record Address(String host, int port, @Nullable Login login) {}

  /**
   * The proxies of an environment.
   *
   * @throws InvalidProxyException when a variable is invalid
   */
  public static OutboundProxy of(Map<String, String> environment) {
    return new OutboundProxy(
        address(HTTP, environment),
        address(HTTPS, environment),
        new DirectHosts(value(EXCEPT, environment)));
  }

  /** True when requests to this address use a proxy. */
  public boolean isFor(URI uri) {
    return proxy(uri) != null;
  }

  /** The proxy for an address; {@link Proxy#NO_PROXY} for a direct connection. */
  public Proxy proxyFor(URI uri) {
    Address proxy = proxy(uri);
    return proxy == null
        ? Proxy.NO_PROXY
        : new Proxy(
            Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
  }

  /** Credentials from the variables. */
  public List<Login> logins() {
    return Stream.of(Optional.ofNullable(http), Optional.ofNullable(https))
        .flatMap(Optional::stream)
        .flatMap(address -> Optional.ofNullable(address.login()).stream())
        .distinct()
        .toList();
  }

  /**
   * Opens a connection to an address, through its proxy if there is one, and authenticates to that.
   *
   * @throws IOException when the scheme of the address is not supported
   */
  public HttpURLConnection open(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(proxyFor(uri));
    authenticator().ifPresent(connection::setAuthenticator);
    return connection;
  }

  /** Authenticator for the proxies; empty when none has credentials. */
  public Optional<Authenticator> authenticator() {
    List<Login> logins = logins();
    return logins.isEmpty() ? Optional.empty() : Optional.of(new ProxyAuthenticator(logins));
  }

  /**
   * Allows passwords for proxies of HTTPS. By default the JDK sends none, because they travel in
   * plain text; a user who sets one in a variable accepts that. Call before the first connection.
   */
  public static void allowPasswordsForHttps() {
    if (System.getProperty(TUNNELS) == null) {
      System.setProperty(TUNNELS, "");
    }
  }

  private static final class ProxyAuthenticator extends Authenticator {

    private final List<Login> logins;

    ProxyAuthenticator(List<Login> logins) {
      this.logins = logins;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return logins.stream()
          .filter(login -> getRequestorType() == RequestorType.PROXY)
          .filter(login -> login.host().equalsIgnoreCase(getRequestingHost()))
          .filter(login -> login.port() == getRequestingPort())
          .map(login -> new PasswordAuthentication(login.user(), login.password().toCharArray()))
          .findFirst()
          .orElse(null);
    }
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(proxyFor(uri));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // The failed connection reports itself; there is no second proxy to try.
  }

  private @Nullable Address proxy(URI uri) {
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    Address proxy = secure ? https : http;
    String host = WebAddress.parse(uri.toString()).map(WebAddress::host).orElse(null);
    if (proxy == null || host == null) {
      return null;
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
    return direct.holds(host, port) ? null : proxy;
  }

  private static @Nullable Address address(String name, Map<String, String> environment) {
    String value = value(name, environment);
    if (value.isEmpty()) {
      return null;
    }
    String url = value.contains("://") ? value : "http://" + value;
    try {
      URI uri = new URI(url.replaceFirst("/+$", ""));
      boolean plain = "http".equalsIgnoreCase(uri.getScheme()) && uri.getRawPath().isEmpty();
      int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
      if (plain && uri.getHost() != null && port > 0 && port <= LAST_PORT) {
        return new Address(uri.getHost(), port, login(uri, port));
      }
    } catch (URISyntaxException e) {
      // Reported below, without the text: it can hold a password.
    }
    throw new InvalidProxyException(
        name.toUpperCase(Locale.ROOT) + " must be http://[user:password@]host[:port]");
  }

  private static @Nullable Login login(URI uri, int port) {
    String info = uri.getRawUserInfo();
    if (info == null) {
      return null;
    }
    int colon = info.indexOf(':');
    return new Login(
        uri.getHost(),
        port,
        decoded(colon < 0 ? info : info.substring(0, colon)),
        colon < 0 ? "" : decoded(info.substring(colon + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String value(String name, Map<String, String> environment) {
    String small = environment.getOrDefault(name, "").strip();
    return small.isEmpty()
        ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
        : small;
  }
}
