package dev.reev.activities.secret;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Source of the secret key; see {@code reev-runner.yml} for the environment variables.
 *
 * @param key 32 bytes in base64; empty when the file holds it
 * @param keyFile path as text, like the folders of {@code RunnerProperties}
 */
@ConfigurationProperties("reev.secret")
record SecretProperties(@DefaultValue("") String key, String keyFile) {

  Path keyPath() {
    return Path.of(keyFile).toAbsolutePath().normalize();
  }

  /** Omits the key: Spring prints properties when it cannot bind them. */
  @Override
  public String toString() {
    return "SecretProperties[keyFile=%s]".formatted(keyFile);
  }
}
