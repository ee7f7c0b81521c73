package dev.reev.api.temporal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Public address of this server, the prefix of links shown elsewhere. */
@Component
public class PublicUrl {

  private final String configured;
  private volatile int port;

  PublicUrl(@Value("${reev.public-url}") String configured, @Value("${server.port}") int port) {
    this.configured = configured.strip().replaceAll("/+$", "");
    this.port = port;
  }

  /** With {@code PORT=0} the port is unknown before this event. */
  @EventListener
  void started(WebServerInitializedEvent event) {
    port = event.getWebServer().getPort();
  }

  /** Without a trailing slash; a loopback address unless configured otherwise. */
  public String value() {
    return configured.isEmpty() ? "http://127.0.0.1:" + port : configured;
  }
}
