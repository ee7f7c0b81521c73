package dev.reev.api.benchmark;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Syncs the catalogue when the server starts, before it takes requests. */
@Component
class CatalogueLoader implements InitializingBean {

  private static final Logger log = LoggerFactory.getLogger(CatalogueLoader.class);

  private final CatalogueSync sync;

  CatalogueLoader(CatalogueSync sync) {
    this.sync = sync;
  }

  @Override
  public void afterPropertiesSet() {
    try {
      SyncReport report = sync.sync();
      report
          .syncedCount()
          .errors()
          .forEach(error -> log.warn("Skipping a benchmark file: {}", error.errorMessage()));
      log.info("Benchmarks: {}", report.message());
    } catch (IOException e) {
      // Benchmarks stored by earlier starts can still be run.
      log.warn("Cannot list the benchmark folder ({})", e.toString());
    }
  }
}
