package dev.reev.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** The example of the libraries of Standard Webhooks and Svix. */
  @Test
  void theExampleOfTheStandard() {
    byte[] key = WebhookSignature.key(SECRET).orElseThrow();

    assertThat(
            WebhookSignature.of(
                key,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aSecretMustBeLongEnough_andOfTheRightKind() {
    assertThat(WebhookSignature.key("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isEmpty();
    assertThat(WebhookSignature.key("whsec_c2hvcnQ=")).isEmpty();
    assertThat(WebhookSignature.key("whsec_!!!")).isEmpty();
  }
}
