package dev.reev.api.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of what ticks come to.
 *
 * @param id of a webhook that the schedule has: what is left out stays as it is stored
 * @param format {@code json}, {@code slack}, {@code teams} or {@code discord}; {@code json} when
 *     left out
 * @param url http(s), at one of the hosts in REEV_WEBHOOK_HOSTS; that of a chat is stored encrypted
 *     and never shown whole again
 * @param secret {@code whsec_} and 24 to 64 bytes in base64, which signs each message in {@code
 *     json}; never shown again
 */
public record WebhookBody(
    @Nullable UUID id,
    @Nullable WebhookFormat format,
    @Nullable String url,
    @Nullable String secret) {

  /**
   * Without the secret, and without the URL, which is one for chats: they must not get into logs.
   */
  @Override
  public String toString() {
    return "WebhookBody[id=%s, format=%s]".formatted(id, format);
  }
}
