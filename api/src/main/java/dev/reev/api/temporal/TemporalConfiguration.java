package dev.reev.api.temporal;

import dev.reev.workflows.run.PayloadConverters;
import io.temporal.common.converter.DataConverter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {

  @Bean
  DataConverter dataConverter() {
    return PayloadConverters.dataConverter();
  }
}
