package dev.reev.api.webhook;

import dev.reev.activities.secret.SealException;
import dev.reev.activities.secret.SecretBox;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The webhooks of schedules: checks of their URLs, and encryption of their secrets. */
@Component
public class Webhooks {

  private static final String HIDDEN = "/***";

  /** Enough of a chat's URL to tell it from its neighbours. */
  private static final int SHOWN_OF_A_URL = 4;

  private final WebhookHosts hosts;
  private final SecretBox box;

  Webhooks(WebhookHosts hosts, SecretBox box) {
    this.hosts = hosts;
    this.box = box;
  }

  /**
   * A webhook as it is to be stored.
   *
   * @param owner whose webhook it is: what is sealed for one opens for no other
   * @param prefix of its fields in problems: {@code webhook.}, {@code webhooks[0].} or none
   * @param stored those that the owner has; one of them stays when the body names its id, or has
   *     its URL and no secret
   * @throws ProblemException 400 when nothing may be sent there, or the secret is unusable; 409
   *     when it cannot be sealed
   */
  public Stored stored(UUID owner, String prefix, WebhookBody body, List<Stored> stored) {
    Stored old = old(prefix, body, stored);
    WebhookFormat format =
        Objects.requireNonNullElse(body.format(), old == null ? WebhookFormat.JSON : old.format());
    String url = body.url() == null ? "" : body.url().strip();
    if (old != null
        && old.format() == format
        && (url.isEmpty() || url.equals(old.url()))
        && body.secret() == null) {
      return old;
    }
    if (url.isEmpty() && old != null && !old.format().isChat()) {
      url = old.url();
    }
    String refusal = hosts.refusal(url);
    if (refusal != null) {
      throw ProblemExceptions.invalid(prefix + "url", refusal);
    }
    UUID id = old == null ? UUID.randomUUID() : old.id();
    return format.isChat()
        ? chat(owner, prefix, id, new WebhookBody(id, format, url, body.secret()))
        : signed(owner, prefix, id, new WebhookBody(id, format, url, body.secret()));
  }

  private static @Nullable Stored old(String prefix, WebhookBody body, List<Stored> stored) {
    UUID id = body.id();
    if (id == null) {
      return stored.stream()
          .filter(known -> !known.format().isChat() && known.url().equals(body.url()))
          .findFirst()
          .orElse(null);
    }
    return stored.stream()
        .filter(known -> known.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> ProblemExceptions.invalid(prefix + "id", "is no webhook of this schedule"));
  }

  private Stored chat(UUID owner, String prefix, UUID id, WebhookBody body) {
    String url = String.valueOf(body.url());
    if (body.secret() != null) {
      throw ProblemExceptions.invalid(
          prefix + "secret", "must be left out: chats check no signature, their url is the secret");
    }
    if (url.contains(HIDDEN)) {
      throw ProblemExceptions.invalid(prefix + "url", "must be whole, and not as it is shown");
    }
    String shown = shown(url);
    return new Stored(
        id, Objects.requireNonNull(body.format()), shown, sealed(url, purpose(owner, shown)));
  }

  private Stored signed(UUID owner, String prefix, UUID id, WebhookBody body) {
    String url = String.valueOf(body.url());
    String secret = body.secret();
    if (secret == null) {
      throw ProblemExceptions.invalid(prefix + "secret", "must be given for a new url");
    }
    if (WebhookSignature.key(secret).isEmpty()) {
      throw ProblemExceptions.invalid(
          prefix + "secret", "must be whsec_ and 24 to 64 random bytes in base64");
    }
    return new Stored(id, WebhookFormat.JSON, url, sealed(secret, purpose(owner, url)));
  }

  private String sealed(String secret, String purpose) {
    try {
      return box.seal(secret, purpose);
    } catch (SealException e) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "secret_unreadable",
          "the secret cannot be stored: " + e.getMessage(),
          List.of());
    }
  }

  /** The URL of a webhook, decrypted. */
  String url(UUID owner, Stored stored) throws SealException {
    return stored.format().isChat() ? opened(owner, stored) : stored.url();
  }

  /** The bytes that sign messages of this owner to this URL. */
  byte[] key(UUID owner, Stored stored) throws SealException {
    return WebhookSignature.key(opened(owner, stored)).orElseThrow();
  }

  private String opened(UUID owner, Stored stored) throws SealException {
    return box.open(stored.sealed(), purpose(owner, stored.url()));
  }

  private static String purpose(UUID owner, String url) {
    return "reev/webhook/" + owner + " " + url;
  }

  /** The host, and the last characters. */
  private static String shown(String url) {
    URI uri = URI.create(url);
    return uri.getScheme()
        + "://"
        + uri.getRawAuthority()
        + HIDDEN
        + url.substring(Math.max(0, url.length() - SHOWN_OF_A_URL));
  }

  /**
   * A webhook as it is stored.
   *
   * @param url of a chat: what may be shown of it
   * @param sealed the secret that signs; of a chat: the whole URL
   */
  public record Stored(UUID id, WebhookFormat format, String url, String sealed) {

    /** Without the secret, sealed though it is. */
    @Override
    public String toString() {
      return "Stored[id=%s, format=%s, url=%s]".formatted(id, format, url);
    }
  }
}
