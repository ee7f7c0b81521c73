package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The released jar holds no database, workflow or web framework. */
class RunnerJarIT {

  @Test
  void jar_holdsNothingForbidden() throws IOException {
    try (JarFile jar =
        new JarFile(RunnerProcess.ROOT.resolve("runner/target/reev-runner.jar").toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names).contains("dev/reev/runner/run/RunnerMain.class", "benchmark.schema.json");
      assertThat(names)
          .noneMatch(name -> name.equals("META-INF/services/java.sql.Driver"))
          .noneMatch(name -> name.contains("org/postgresql/"))
          .noneMatch(name -> name.contains("io/temporal/"))
          .noneMatch(name -> name.contains("org/springframework/"))
          .noneMatch(name -> name.contains("org/hibernate/"));
    }
  }
}
