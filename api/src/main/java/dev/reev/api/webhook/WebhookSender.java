package dev.reev.api.webhook;

import dev.reev.activities.secret.SealException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Sends one message to one receiver, once. */
@Component
public class WebhookSender {

  /** As Standard Webhooks asks of receivers: they answer first and work afterwards. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Webhooks webhooks;
  private final WebhookHosts hosts;

  /** Redirects are not followed: they could lead anywhere. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WebhookSender(Webhooks webhooks, WebhookHosts hosts) {
    this.webhooks = webhooks;
    this.hosts = hosts;
  }

  /**
   * Sends.
   *
   * @param owner whose webhook it is
   * @param id the same for each attempt, so that a receiver can tell that it has heard
   * @param body JSON
   * @throws IOException when the receiver has not heard; it may the next time
   * @throws RefusedException when it never will
   */
  public void send(UUID owner, Webhooks.Stored webhook, String id, String body)
      throws IOException, InterruptedException, RefusedException {
    String refusal = hosts.refusal(webhook.url());
    if (refusal != null) {
      throw new RefusedException("webhook.url " + refusal);
    }
    Instant now = Instant.now();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(webhook.url()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .header("webhook-signature", WebhookSignature.of(key(owner, webhook), id, now, body))
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
    int status = answer.statusCode();
    if (status == HttpStatus.GONE.value()) {
      throw new RefusedException("the receiver answered 410: it wants no more messages");
    }
    if (status / 100 != 2) {
      throw new IOException("the receiver answered " + status);
    }
  }

  private byte[] key(UUID owner, Webhooks.Stored webhook) throws RefusedException {
    try {
      return webhooks.key(owner, webhook);
    } catch (SealException e) {
      throw new RefusedException("the secret cannot be opened: " + e.getMessage());
    }
  }

  /** No repeat can help. */
  public static final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}
