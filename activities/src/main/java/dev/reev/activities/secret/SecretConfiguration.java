package dev.reev.activities.secret;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the secret box of this process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretProperties.class)
public class SecretConfiguration {

  @Bean
  SecretBox secretBox(SecretProperties properties) {
    return SecretBox.of(properties.key(), properties.keyPath());
  }

  @Bean
  SealedConfigs sealedConfigs(SecretBox box) {
    return new SealedConfigs(box);
  }
}
