package dev.reev.runner.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Runs inside the client's retries: counts the attempts, and reads each answer completely, so that
 * an answer that breaks off is retried like one that never began. Errors behind a misleading status
 * get the correct one ({@link ProviderError}), so that the same retries apply.
 */
final class Attempts implements ExecChainHandler {

  /** A thousand times a usual answer; bounds the memory for one answer. */
  static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

  private static final int BYTES_PER_MIB = 1024 * 1024;
  private static final int CHUNK_BYTES = 16 * 1024;

  private final Duration timeout;
  private final AtomicInteger count = new AtomicInteger();
  private volatile int statusSaid;

  /** Timeout: for one attempt, including its whole answer. */
  Attempts(Duration timeout) {
    this.timeout = timeout;
  }

  void reset() {
    count.set(0);
  }

  /** Attempts since the last reset. */
  int count() {
    return count.get();
  }

  /** HTTP status of the last answer, as the provider sent it. */
  int statusSaid() {
    return statusSaid;
  }

  static UnusableAnswerException tooLarge() {
    return new UnusableAnswerException(
        "answer larger than " + MAX_ANSWER_BYTES / BYTES_PER_MIB + " MiB");
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    count.incrementAndGet();
    long start = System.nanoTime();
    ClassicHttpResponse response = chain.proceed(request, scope);
    statusSaid = response.getCode();
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return response;
    }
    try {
      String encoding = Objects.requireNonNullElse(entity.getContentEncoding(), "");
      byte[] body = Packed.unpacked(read(entity.getContent(), start), encoding, MAX_ANSWER_BYTES);
      ProviderError.in(statusSaid, body).ifPresent(error -> correct(response, error));
      response.setEntity(new ByteArrayEntity(body, null));
      return response;
    } catch (IOException e) {
      // Closing the stream would read the rest of the answer, of any length.
      scope.execRuntime.discardEndpoint();
      throw e;
    }
  }

  private static void correct(ClassicHttpResponse response, ProviderError error) {
    response.setCode(error.status());
    Long seconds = error.retryAfterSeconds();
    if (seconds != null && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
    }
  }

  private byte[] read(InputStream body, long start) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
      bytes.write(chunk, 0, read);
      if (bytes.size() > MAX_ANSWER_BYTES) {
        throw tooLarge();
      }
      // The socket timeout covers silence; this one covers an answer that trickles in.
      if (System.nanoTime() - start > timeout.toNanos()) {
        throw new SocketTimeoutException("the answer trickles");
      }
    }
    return bytes.toByteArray();
  }
}
