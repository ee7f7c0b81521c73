package dev.reev.statistics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Statistics depend on nothing but the observations. */
class ModuleWallTest {

  private static final JavaClasses STATISTICS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.reev.statistics");

  @Test
  void statistics_reachNoFileNoNetworkAndNoDatabase() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.reev.statistics..",
            "dev.reev.benchmarks.text..",
            "java.lang..",
            "java.util..",
            "org.apache.commons.numbers..",
            "org.apache.commons.rng..",
            "org.apache.commons.statistics..",
            "org.jspecify.annotations..")
        .check(STATISTICS);
  }

  /**
   * Random draws use a seed made of the observations: the same observations give the same result.
   */
  @Test
  void statistics_knowNoClockNoChanceAndNoSettings() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, ProcessBuilder.class, Thread.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .check(STATISTICS);
  }
}
