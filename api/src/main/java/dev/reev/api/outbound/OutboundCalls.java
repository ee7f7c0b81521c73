package dev.reev.api.outbound;

import dev.reev.benchmarks.net.OutboundProxy;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * HTTP client for calls to other servers. It follows no redirects, which could carry a key to
 * another host, does not retry and keeps no cookies.
 */
@Component
public class OutboundCalls implements AutoCloseable {

  /** A host that is there accepts within a round trip. */
  private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(4);

  private final OutboundProxy proxy;
  private final CloseableHttpClient client;

  /** Ends calls whose time is up. */
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "outbound-deadline");
            thread.setDaemon(true);
            return thread;
          });

  /** Through no proxy. */
  public OutboundCalls() {
    this(OutboundProxy.of(Map.of()));
  }

  /** Through the proxies that the server's environment names. */
  @Autowired
  public OutboundCalls(OutboundProxy proxy) {
    this.proxy = proxy;
    BasicCredentialsProvider logins = new BasicCredentialsProvider();
    proxy
        .logins()
        .forEach(
            login ->
                logins.setCredentials(
                    new AuthScope(login.host(), login.port()),
                    new UsernamePasswordCredentials(login.user(), login.password().toCharArray())));
    this.client =
        HttpClients.custom()
            .setRoutePlanner(new SystemDefaultRoutePlanner(proxy))
            .setDefaultCredentialsProvider(logins)
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(CONNECT_TIMEOUT).build())
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  /** True when a call of this address leaves its host's name to a proxy. */
  public boolean goThroughAProxy(URI uri) {
    return proxy.isFor(uri);
  }

  /** An answer with any status; its body as UTF-8. */
  public record Answer(int status, String body) {}

  /**
   * Makes a call.
   *
   * @param deadline for everything together
   * @param maxBytes of the answer's body
   * @throws ProxyRefusedException when a proxy wants other credentials
   * @throws SocketTimeoutException when the time is up
   * @throws IOException when there is no answer, or a larger one
   */
  public Answer send(HttpUriRequestBase request, Duration deadline, int maxBytes)
      throws IOException {
    ScheduledFuture<?> end =
        clock.schedule(request::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return client.execute(request, answer -> read(request, answer, maxBytes));
    } catch (IOException e) {
      if (request.isCancelled() && !(e instanceof AnswerTooLargeException)) {
        throw new SocketTimeoutException("no answer in time");
      }
      throw e;
    } finally {
      end.cancel(false);
    }
  }

  /** Human-readable reason why there was no response. */
  public static String trouble(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return "the host is unknown";
    }
    if (failure instanceof InterruptedIOException) {
      return "no answer in time";
    }
    if (failure instanceof ConnectException) {
      return "connection refused";
    }
    // Those are Reev's own.
    boolean ours =
        failure instanceof AnswerTooLargeException
            || failure instanceof ProxyRefusedException
            || failure.getClass() == IOException.class;
    return ours && failure.getMessage() != null ? failure.getMessage() : "the connection broke";
  }

  /** It is no answer of whoever was asked. */
  public static final class ProxyRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    ProxyRefusedException() {
      super("the proxy does not accept the user and password");
    }
  }

  private static final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(int maxBytes) {
      super("the answer is larger than " + maxBytes + " bytes");
    }
  }

  private static Answer read(HttpUriRequestBase request, ClassicHttpResponse answer, int maxBytes)
      throws IOException {
    if (answer.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
      throw new ProxyRefusedException();
    }
    HttpEntity entity = answer.getEntity();
    byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(maxBytes + 1);
    if (body.length > maxBytes) {
      // Else the client would read to the end before it lets the connection go.
      request.cancel();
      throw new AnswerTooLargeException(maxBytes);
    }
    return new Answer(answer.getCode(), new String(body, StandardCharsets.UTF_8));
  }

  @PreDestroy
  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    client.close();
  }
}
