package dev.reev.runner.model;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * HTTP response of a provider.
 *
 * @param status corrected status, see {@link ProviderError}
 * @param statusSaid status as the provider sent it
 * @param content null when there is no body
 * @param retryAfterSeconds from {@code Retry-After}, null without one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpAnswer(
    int status, int statusSaid, byte @Nullable [] content, @Nullable Long retryAfterSeconds) {

  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_REDIRECT = 300;

  boolean isSuccess() {
    return status >= FIRST_SUCCESS && status < FIRST_REDIRECT;
  }

  byte[] body() {
    return content == null ? new byte[0] : content;
  }

  String text() {
    return new String(body(), StandardCharsets.UTF_8);
  }
}
