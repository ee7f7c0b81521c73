package dev.reev.api.edge;

import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the API answers; with {@code PORT=0} nobody could know otherwise. */
@Component
class AddressLog {

  private static final Logger log = LoggerFactory.getLogger(AddressLog.class);

  private final InetAddress address;

  AddressLog(@Value("${server.address}") InetAddress address) {
    this.address = address;
  }

  @EventListener
  void started(WebServerInitializedEvent event) {
    log.info(
        "API answers at http://{}:{}/api/v1",
        address.getHostAddress(),
        event.getWebServer().getPort());
  }
}
