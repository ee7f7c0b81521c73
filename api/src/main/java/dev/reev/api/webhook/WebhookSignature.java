package dev.reev.api.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Signs messages as <a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a> says: HMAC-SHA256 over id, time and body, so that a receiver can tell a message from
 * a forged, changed or replayed one.
 */
final class WebhookSignature {

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST_KEY = 24;
  private static final int LONGEST_KEY = 64;

  private WebhookSignature() {}

  /** The bytes of a secret; empty when it is none. */
  static Optional<byte[]> key(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      return key.length < SHORTEST_KEY || key.length > LONGEST_KEY
          ? Optional.empty()
          : Optional.of(key);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The value of the header {@code webhook-signature}. */
  static String of(byte[] key, String id, Instant time, String body) {
    byte[] signed = (id + "." + time.getEpochSecond() + "." + body).getBytes(UTF_8);
    byte[] mac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(signed);
    return "v1," + Base64.getEncoder().encodeToString(mac);
  }
}
