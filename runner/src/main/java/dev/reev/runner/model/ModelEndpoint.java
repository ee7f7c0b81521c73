package dev.reev.runner.model;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.evidence.Redactor;
import dev.reev.runner.evidence.RunnerVersion;
import dev.reev.runner.failure.RunFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/** An OpenAI-compatible chat endpoint. It serves one request at a time. */
public final class ModelEndpoint implements AutoCloseable {

  /** A host that is there accepts within a round trip. */
  private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(10);

  private final ModelAddress address;
  private final ModelFailures failures;
  private final Attempts attempts;
  private final CloseableHttpClient client;

  /** Its only thread does the waiting, so that the caller can stop to wait. */
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "model");
            thread.setDaemon(true);
            return thread;
          });

  private ModelEndpoint(Chat definition, ModelAddress address) {
    Duration timeout = Duration.ofSeconds(definition.settings().requestTimeoutSeconds());
    this.address = address;
    this.failures = new ModelFailures(address, timeout);
    this.attempts = new Attempts(timeout);
    this.client = client(Timeout.of(timeout), definition.settings().maxRetries(), attempts);
  }

  /**
   * Gets ready to ask; nothing is sent yet.
   *
   * @param environment for the variables that the definition names
   * @throws RunFailedException when the key is missing or the URL is none
   */
  public static ModelEndpoint open(Chat definition, Map<String, String> environment) {
    return new ModelEndpoint(definition, ModelAddress.of(definition, environment));
  }

  /**
   * Asks, and asks again where that makes sense.
   *
   * @param request body of a chat completion, as JSON-like maps and lists
   * @param time longest time for all attempts together
   * @param redactor for what a provider says when it refuses
   * @throws TimeIsUpException when the time is up before there is an answer
   * @throws RunFailedException when there is none, or one that cannot be read
   */
  public ModelReply ask(Map<String, Object> request, Duration time, Redactor redactor)
      throws TimeIsUpException {
    HttpPost post = new HttpPost(address.url());
    post.setHeader("Accept", ContentType.APPLICATION_JSON.getMimeType());
    if (address.key() != null) {
      post.setHeader("Authorization", "Bearer " + address.key());
    }
    post.setEntity(
        new ByteArrayEntity(
            ReevJson.MAPPER.writeValueAsBytes(request), ContentType.APPLICATION_JSON));
    attempts.reset();
    try {
      HttpAnswer answer = await(post, time);
      if (!answer.isSuccess()) {
        throw failures.refused(answer, attempts.count(), redactor);
      }
      return ReplyReader.read(answer.body(), attempts.count());
    } catch (UnreadableReplyException e) {
      throw failures.unreadable(e, redactor);
    } catch (IOException e) {
      throw failures.broken(e, attempts.count());
    }
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
                            EntityUtils.toByteArray(response.getEntity()),
                            Retries.askedSeconds(response))));
    try {
      return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // The one ends what it reads, the other what it sleeps.
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

  private static CloseableHttpClient client(Timeout timeout, int maxRetries, Attempts attempts) {
    return HttpClients.custom()
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
        // A redirect would carry the key to a place that nobody named.
        .disableRedirectHandling()
        // A few bytes could unpack to more than the memory holds.
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }
}
