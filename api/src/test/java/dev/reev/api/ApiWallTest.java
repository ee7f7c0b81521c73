package dev.reev.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ApiWallTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.reev.api", "dev.reev.scoring");

  @Test
  void onlyTheEmbeddedDatabase_startsProcesses() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.reev.api.postgres")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class, Process.class, Runtime.class)
        .check(CLASSES);
  }

  @Test
  void whatReads_knowsNoTemporal() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Controller")
        .or()
        .haveSimpleNameEndingWith("Queries")
        .or()
        .haveSimpleNameEndingWith("Status")
        .or()
        .resideInAPackage("dev.reev.api.benchmark")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.temporal..", "dev.reev.activities..", "dev.reev.api.temporal")
        .check(CLASSES);
  }

  @Test
  void scoringAgain_asksNoAgentNoLedgerAndNoRunner() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.reev.api.score..", "dev.reev.scoring..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net.http..",
            "java.nio.file..",
            "dev.reev.activities.launch..",
            "dev.reev.activities.worker..",
            "dev.reev.activities.secret..",
            "dev.reev.api.agent..",
            "dev.reev.runner..")
        .check(CLASSES);
  }

  @Test
  void theEmbeddedDatabase_knowsNothingOfRuns() {
    noClasses()
        .that()
        .resideInAPackage("dev.reev.api.postgres")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.reev.api.run..", "dev.reev.api.benchmark", "dev.reev.api.temporal")
        .check(CLASSES);
  }
}
