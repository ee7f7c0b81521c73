package dev.reev.api.webhook;

import dev.reev.activities.secret.SealException;
import dev.reev.api.outbound.OutboundCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Sends one message to one receiver, once. */
@Component
public class WebhookSender {

  /** As Standard Webhooks asks of receivers: they answer first and work afterwards. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Limit of the answer in bytes; its content is ignored. */
  private static final int MAX_ANSWER = 1024 * 1024;

  private final Webhooks webhooks;
  private final WebhookHosts hosts;

  private final OutboundCalls calls;

  WebhookSender(Webhooks webhooks, WebhookHosts hosts, OutboundCalls calls) {
    this.webhooks = webhooks;
    this.hosts = hosts;
    this.calls = calls;
  }

  /**
   * Sends a message once.
   *
   * @param owner of the webhook
   * @param id the same for each attempt, so that a receiver can detect duplicates
   * @param body JSON in the webhook's format
   * @throws IOException when the message was not delivered; a repeat may succeed
   * @throws RefusedException when no repeat can succeed
   */
  public void send(UUID owner, Webhooks.Stored webhook, String id, String body)
      throws IOException, RefusedException {
    HttpPost request = new HttpPost(allowed(owner, webhook));
    if (!webhook.format().isChat()) {
      Instant now = Instant.now();
      request.setHeader("webhook-id", id);
      request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
      request.setHeader(
          "webhook-signature", WebhookSignature.of(key(owner, webhook), id, now, body));
    }
    request.setEntity(
        new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    int status = calls.send(request, PATIENCE, MAX_ANSWER).status();
    if (status == HttpStatus.GONE.value()) {
      throw new RefusedException(
          "the receiver answered 410 (Gone): it accepts no further messages");
    }
    if (status / 100 != 2) {
      throw new IOException("the receiver answered " + status);
    }
  }

  private String allowed(UUID owner, Webhooks.Stored webhook) throws RefusedException {
    String url;
    try {
      url = webhooks.url(owner, webhook);
    } catch (SealException e) {
      throw new RefusedException("the url cannot be opened: " + e.getMessage());
    }
    String refusal = hosts.refusal(url);
    if (refusal != null) {
      throw new RefusedException("webhook.url " + refusal);
    }
    return url;
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
