package dev.reev.api.temporal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where people reach this server: links that are shown elsewhere start with it. */
@Component
public class PublicUrl {

  private final String configured;
  private volatile int port;

  PublicUrl(@Value("${reev.public-url}") String configured, @Value("${server.port}") int port) {
    this.configured = configured.strip().replaceAll("/+$", "");
    this.port = port;
  }

  /** With {@code PORT=0} nobody knows it earlier. */
  @EventListener
  void started(WebServerInitializedEvent event) {
    port = event.getWebServer().getPort();
  }

  /** Without a slash at the end; loopback when nobody said otherwise. */
  public String value() {
    return configured.isEmpty() ? "http://127.0.0.1:" + port : configured;
  }
}
