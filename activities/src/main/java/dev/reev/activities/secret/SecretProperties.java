package dev.reev.activities.secret;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the secret key is; see {@code reev-runner.yml} for the environment variables.
 *
 * @param key 32 bytes in base64; empty when the file holds it
 * @param keyFile a text, as the folders of {@code RunnerProperties} are
 */
@ConfigurationProperties("reev.secret")
record SecretProperties(@DefaultValue("") String key, String keyFile) {

  Path keyPath() {
    return Path.of(keyFile).toAbsolutePath().normalize();
  }

  /** Without the key: Spring shows properties when it cannot bind them. */
  @Override
  public String toString() {
    return "SecretProperties[keyFile=%s]".formatted(keyFile);
  }
}
