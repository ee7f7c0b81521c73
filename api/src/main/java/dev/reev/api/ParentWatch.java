package dev.reev.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Shuts the server down when its parent process is gone, for any reason: standard input then
 * reaches its end.
 */
@Component
@ConditionalOnProperty("reev.exit-with-parent")
class ParentWatch {

  private static final Logger log = LoggerFactory.getLogger(ParentWatch.class);

  private final ApplicationContext context;

  ParentWatch(ApplicationContext context) {
    this.context = context;
  }

  @EventListener(ApplicationReadyEvent.class)
  void watch() {
    Thread thread = new Thread(() -> exitAfter(System.in), "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void exitAfter(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      log.debug("Standard input broke, which is an end too", e);
    }
    log.info("Standard input has ended: shutting down");
    System.exit(SpringApplication.exit(context));
  }
}
