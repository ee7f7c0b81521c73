package dev.reev.api.schedule;

import dev.reev.activities.secret.SealException;
import dev.reev.activities.secret.SecretBox;
import dev.reev.api.system.ProblemException;
import dev.reev.api.system.Problems;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The webhooks of schedules: where they may lead, and their secrets as ciphertext. */
@Component
class Webhooks {

  private final WebhookHosts hosts;
  private final SecretBox box;

  Webhooks(WebhookHosts hosts, SecretBox box) {
    this.hosts = hosts;
    this.box = box;
  }

  String checkedUrl(WebhookBody webhook) {
    String url = webhook.url() == null ? "" : webhook.url().strip();
    String refusal = hosts.refusal(url);
    if (refusal != null) {
      throw Problems.invalid("webhook.url", refusal);
    }
    return url;
  }

  /** The secret of a body; the stored one when the body has none and its URL is the same. */
  String sealed(UUID schedule, WebhookBody webhook, @Nullable StoredSchedule old) {
    String url = checkedUrl(webhook);
    String secret = webhook.secret();
    if (secret == null) {
      String stored = old == null ? null : old.content().sealedWebhookSecret();
      if (old == null || stored == null || !url.equals(old.content().webhookUrl())) {
        throw Problems.invalid("webhook.secret", "must be given for a new url");
      }
      return stored;
    }
    if (WebhookSignature.key(secret).isEmpty()) {
      throw Problems.invalid(
          "webhook.secret", "must be whsec_ and 24 to 64 random bytes in base64");
    }
    try {
      return box.seal(secret, purpose(schedule, url));
    } catch (SealException e) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "secret_unreadable",
          "the secret cannot be stored: " + e.getMessage(),
          List.of());
    }
  }

  /** Opens a stored secret. */
  String secret(UUID schedule, String url, String sealed) throws SealException {
    return box.open(sealed, purpose(schedule, url));
  }

  private static String purpose(UUID schedule, String url) {
    return "reev/webhook/" + schedule + " " + url;
  }
}
