package dev.reev.api.outbound;

import dev.reev.activities.setting.InvalidSettingException;
import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.net.OutboundProxy.InvalidProxyException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The proxy through which this server reaches others. */
@Configuration(proxyBeanMethods = false)
class OutboundProxyConfiguration {

  @Bean
  OutboundProxy outboundProxy() {
    try {
      return OutboundProxy.of(System.getenv());
    } catch (InvalidProxyException e) {
      throw new InvalidSettingException(String.valueOf(e.getMessage()));
    }
  }
}
