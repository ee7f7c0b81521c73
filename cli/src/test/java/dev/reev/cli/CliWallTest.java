package dev.reev.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The command line talks HTTP to the API and starts processes; it holds no server code. */
class CliWallTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.reev.cli");

  @Test
  void theCommandLine_knowsNoTemporalSpringOrDatabase() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.temporal..",
            "org.springframework..",
            "java.sql..",
            "org.postgresql..",
            "dev.reev.api..",
            "dev.reev.activities..",
            "dev.reev.workflows..",
            "dev.reev.runner..")
        .check(CLASSES);
  }
}
