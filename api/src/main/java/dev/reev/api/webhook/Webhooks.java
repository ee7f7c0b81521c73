package dev.reev.api.webhook;

import dev.reev.activities.secret.SealException;
import dev.reev.activities.secret.SecretBox;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The webhooks of schedules: where they may lead, and their secrets as ciphertext. */
@Component
public class Webhooks {

  private final WebhookHosts hosts;
  private final SecretBox box;

  Webhooks(WebhookHosts hosts, SecretBox box) {
    this.hosts = hosts;
    this.box = box;
  }

  /**
   * The URL of a body.
   *
   * @throws ProblemException 400 when nothing may be sent there
   */
  public String checkedUrl(WebhookBody webhook) {
    String url = webhook.url() == null ? "" : webhook.url().strip();
    String refusal = hosts.refusal(url);
    if (refusal != null) {
      throw ProblemExceptions.invalid("webhook.url", refusal);
    }
    return url;
  }

  /**
   * The sealed secret of a body; the stored one when the body has none and its URL is the same.
   *
   * @param owner whose webhook it is: what is sealed for one opens for no other
   * @throws ProblemException 400 when there is no usable secret, 409 when it cannot be sealed
   */
  public String sealed(UUID owner, WebhookBody webhook, @Nullable Stored old) {
    String url = checkedUrl(webhook);
    String secret = webhook.secret();
    if (secret == null) {
      if (old == null || !url.equals(old.url())) {
        throw ProblemExceptions.invalid("webhook.secret", "must be given for a new url");
      }
      return old.sealedSecret();
    }
    if (WebhookSignature.key(secret).isEmpty()) {
      throw ProblemExceptions.invalid(
          "webhook.secret", "must be whsec_ and 24 to 64 random bytes in base64");
    }
    try {
      return box.seal(secret, purpose(owner, url));
    } catch (SealException e) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "secret_unreadable",
          "the secret cannot be stored: " + e.getMessage(),
          List.of());
    }
  }

  /** The bytes that sign messages of this owner to this URL. */
  byte[] key(UUID owner, Stored stored) throws SealException {
    return WebhookSignature.key(box.open(stored.sealedSecret(), purpose(owner, stored.url())))
        .orElseThrow();
  }

  private static String purpose(UUID owner, String url) {
    return "reev/webhook/" + owner + " " + url;
  }

  /** A webhook as it is stored. */
  public record Stored(String url, String sealedSecret) {

    /** Without the secret, sealed though it is. */
    @Override
    public String toString() {
      return "Stored[url=%s]".formatted(url);
    }
  }
}
