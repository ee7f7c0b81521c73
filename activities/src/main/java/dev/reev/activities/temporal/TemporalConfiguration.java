package dev.reev.activities.temporal;

import dev.reev.activities.trace.TracingConfiguration;
import dev.reev.workflows.run.PayloadConverters;
import io.temporal.common.converter.DataConverter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Beans for a process that connects to Temporal, whether or not Temporal answers at the start. */
@Configuration(proxyBeanMethods = false)
@Import({TemporalLink.class, WorkerStarter.class, TracingConfiguration.class})
public class TemporalConfiguration {

  @Bean
  DataConverter dataConverter() {
    return PayloadConverters.dataConverter();
  }
}
