package dev.reev.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scoring depends on nothing but the benchmark and the session. */
class ModuleWallTest {

  private static final JavaClasses SCORING =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.reev.scoring");

  @Test
  void scoring_reachesNoFileAndNoNetwork() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.reev.scoring..",
            "dev.reev.benchmarks.benchmark..",
            "dev.reev.benchmarks.session..",
            "dev.reev.benchmarks.schema..",
            "com.google.re2j..",
            "com.jayway.jsonpath..",
            "java.lang..",
            "java.math..",
            "java.nio",
            "java.nio.charset..",
            "java.util..",
            "org.apache.commons.codec..",
            "org.jspecify.annotations..",
            "tools.jackson..")
        .check(SCORING);
  }

  @Test
  void scoring_knowsNoClockNoChanceAndNoSettings() {
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
        .check(SCORING);
  }
}
