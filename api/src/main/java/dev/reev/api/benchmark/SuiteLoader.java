package dev.reev.api.benchmark;

import dev.reev.api.ReevProperties;
import dev.reev.benchmarks.benchmark.BenchmarkSuite;
import dev.reev.benchmarks.benchmark.BenchmarkSuite.RejectedFile;
import dev.reev.benchmarks.benchmark.BenchmarkSuite.SuiteFile;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Reads the suite's files into the catalogue when the server starts, before it takes requests. */
@Component
class SuiteLoader implements InitializingBean {

  private static final Logger log = LoggerFactory.getLogger(SuiteLoader.class);

  private final BenchmarkCatalogue catalogue;
  private final Path folder;

  SuiteLoader(BenchmarkCatalogue catalogue, ReevProperties properties) {
    this.catalogue = catalogue;
    this.folder = properties.benchmarksFolder();
  }

  @Override
  public void afterPropertiesSet() {
    try {
      BenchmarkSuite suite = BenchmarkSuite.scan(folder);
      for (SuiteFile file : suite.benchmarks()) {
        catalogue.publish(file.parsed());
      }
      for (RejectedFile rejected : suite.rejected()) {
        rejected
            .problems()
            .forEach(problem -> log.warn("Skipping {}: {}", rejected.file(), problem));
      }
      log.info("{} benchmarks in {}", suite.benchmarks().size(), folder);
    } catch (IOException e) {
      // What earlier starts stored can still be run.
      log.warn("Cannot list the benchmark folder {} ({})", folder, e.toString());
    }
  }
}
