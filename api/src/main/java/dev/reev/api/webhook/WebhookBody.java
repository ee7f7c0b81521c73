package dev.reev.api.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Who is told of what ticks come to.
 *
 * @param url http(s), at one of the hosts in REEV_WEBHOOK_HOSTS
 * @param secret {@code whsec_} and 24 to 64 bytes in base64, which signs each message; never shown
 *     again
 */
public record WebhookBody(@Nullable String url, @Nullable String secret) {

  /** Without the secret: it must not get into a log. */
  @Override
  public String toString() {
    return "WebhookBody[url=%s]".formatted(url);
  }
}
