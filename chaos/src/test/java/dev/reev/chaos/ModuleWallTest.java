package dev.reev.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A stack is killed and observed from outside, as a user would see it. */
class ModuleWallTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.reev.chaos");

  @Test
  void theKillMatrix_knowsTheStackAsProcessesAndItsApiAsHttp() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.reev.chaos..",
            "dev.reev.benchmarks.text..",
            "dev.reev.stack..",
            "java.io..",
            "java.lang..",
            "java.net..",
            "java.nio..",
            "java.time..",
            "java.util..",
            "org.jspecify.annotations..",
            "tools.jackson..")
        .check(CLASSES);
  }
}
