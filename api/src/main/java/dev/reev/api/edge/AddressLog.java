package dev.reev.api.edge;

import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says where the API answers; with {@code PORT=0} nobody could know otherwise. Said when the whole
 * application has started, not when its port is open: in between, {@code liveness} is still 503.
 */
@Component
class AddressLog {

  private static final Logger log = LoggerFactory.getLogger(AddressLog.class);

  private final InetAddress address;

  AddressLog(@Value("${server.address}") InetAddress address) {
    this.address = address;
  }

  @EventListener
  void started(ApplicationReadyEvent event) {
    String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
    if (port != null) {
      log.info("API answers at http://{}:{}/api/v1", address.getHostAddress(), port);
    }
  }
}
