package dev.reev.runner.model;

import static dev.reev.benchmarks.agent.ChatSettings.MAX_COMPLETION_TOKENS;
import static dev.reev.benchmarks.agent.ChatSettings.MAX_TOKENS;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.net.OutboundProxy.InvalidProxyException;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.evidence.Redactor;
import dev.reev.runner.evidence.RunnerVersion;
import dev.reev.runner.failure.RunFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/** An OpenAI-compatible chat endpoint. It serves one request at a time. */
public final class ModelEndpoint implements AutoCloseable {

  /** A reachable host accepts within a round trip. */
  private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(10);

  private final ModelAddress address;
  private final ModelFailures failures;
  private final Attempts attempts;
  private final CloseableHttpClient client;
  private boolean wantsCompletionTokens;

  /** Single thread that blocks on requests, so that the caller can stop waiting. */
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "model");
            thread.setDaemon(true);
            return thread;
          });

  private ModelEndpoint(Chat definition, ModelAddress address, OutboundProxy proxy) {
    Duration timeout = Duration.ofSeconds(definition.settings().requestTimeoutSeconds());
    this.address = address;
    this.failures = new ModelFailures(address, timeout);
    this.attempts = new Attempts(timeout);
    this.client = client(Timeout.of(timeout), definition.settings().maxRetries(), attempts, proxy);
  }

  /**
   * Creates a client; sends nothing yet.
   *
   * @param environment for the variables that the definition names
   * @throws RunFailedException when the key is missing, or the URL or that of a proxy is invalid
   */
  public static ModelEndpoint open(Chat definition, Map<String, String> environment) {
    ModelAddress address = ModelAddress.of(definition, environment);
    try {
      return new ModelEndpoint(definition, address, OutboundProxy.of(environment));
    } catch (InvalidProxyException e) {
      throw ModelAddress.unavailable(
          definition, SessionFailure.NOT_CONFIGURED, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Sends a request, and retries it when the failure may pass.
   *
   * @param request body of a chat completion, as JSON-like maps and lists
   * @param time longest time for all attempts together
   * @param redactor applied to a provider's error messages
   * @param ids of the tool calls of this conversation
   * @throws TimeIsUpException when the time is up before an answer arrives
   * @throws RunFailedException when there is no answer, or an unreadable one
   */
  public ModelReply ask(Map<String, Object> request, Duration time, Redactor redactor, CallIds ids)
      throws TimeIsUpException {
    attempts.reset();
    long start = System.nanoTime();
    try {
      HttpAnswer answer = await(post(request), time);
      if (refusesTheLimit(answer, request)) {
        wantsCompletionTokens = true;
        answer = await(post(request), time.minusNanos(System.nanoTime() - start));
      }
      if (!answer.isSuccess()) {
        throw failures.refused(answer, attempts.count(), redactor);
      }
      return ReplyReader.read(answer.body(), attempts.count(), ids);
    } catch (UnreadableReplyException e) {
      throw failures.unreadable(e, redactor);
    } catch (IOException e) {
      throw failures.broken(e, attempts.count());
    }
  }

  private HttpPost post(Map<String, Object> request) {
    HttpPost post = new HttpPost(address.url());
    post.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
    post.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    if (address.key() != null) {
      post.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + address.key());
    }
    address.headers().forEach(post::setHeader);
    Map<String, Object> body = new LinkedHashMap<>(request);
    if (wantsCompletionTokens && body.containsKey(MAX_TOKENS)) {
      body.put(MAX_COMPLETION_TOKENS, body.remove(MAX_TOKENS));
    }
    post.setEntity(
        new ByteArrayEntity(ReevJson.MAPPER.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
    return post;
  }

  private boolean refusesTheLimit(HttpAnswer answer, Map<String, Object> request) {
    return answer.status() == HttpStatus.SC_BAD_REQUEST
        && !wantsCompletionTokens
        && request.containsKey(MAX_TOKENS)
        && answer.text().contains(MAX_COMPLETION_TOKENS);
  }

  @Override
  public void close() {
    worker.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpAnswer await(HttpPost post, Duration time) throws IOException, TimeIsUpException {
    Future<HttpAnswer> answer =
        worker.submit(
            () ->
                client.execute(
                    post,
                    response ->
                        new HttpAnswer(
                            response.getCode(),
                            attempts.statusSaid(),
                            EntityUtils.toByteArray(response.getEntity()),
                            Retries.askedSeconds(response))));
    try {
      return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // The first ends a pending read, the second a pending back-off.
      post.cancel();
      answer.cancel(true);
      throw new TimeIsUpException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody interrupts a run", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IllegalStateException("the HTTP client broke", e.getCause());
    }
  }

  private static CloseableHttpClient client(
      Timeout timeout, int maxRetries, Attempts attempts, OutboundProxy proxy) {
    BasicCredentialsProvider logins = new BasicCredentialsProvider();
    proxy
        .logins()
        .forEach(
            login ->
                logins.setCredentials(
                    new AuthScope(login.host(), login.port()),
                    new UsernamePasswordCredentials(login.user(), login.password().toCharArray())));
    return HttpClients.custom()
        .setRoutePlanner(new SystemDefaultRoutePlanner(proxy))
        .setDefaultCredentialsProvider(logins)
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setSocketTimeout(timeout)
                        .build())
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
        .setRetryStrategy(new Retries(maxRetries))
        .addExecInterceptorAfter(ChainElement.RETRY.name(), "attempts", attempts)
        .setUserAgent("reev-runner/" + RunnerVersion.TEXT)
        // A redirect would send the key to an address that is not configured.
        .disableRedirectHandling()
        // A few bytes could unpack to more than fits in memory; Packed limits that.
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }
}
