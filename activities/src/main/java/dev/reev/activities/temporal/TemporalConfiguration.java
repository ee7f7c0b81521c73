package dev.reev.activities.temporal;

import dev.reev.activities.trace.TracingConfiguration;
import dev.reev.workflows.run.PayloadConverters;
import io.temporal.common.converter.DataConverter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a process needs to reach Temporal, whether or not it answers at the start. */
@Configuration(proxyBeanMethods = false)
@Import({TemporalLink.class, WorkerStarter.class, TracingConfiguration.class})
public class TemporalConfiguration {

  @Bean
  DataConverter dataConverter() {
    return PayloadConverters.dataConverter();
  }
}
