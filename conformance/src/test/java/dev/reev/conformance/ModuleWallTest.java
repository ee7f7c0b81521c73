package dev.reev.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The kit judges a runner by the contract alone: its files, its exit code, its processes. */
class ModuleWallTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.reev.conformance");

  @Test
  void theKit_knowsNothingOfReevButTheContract() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.reev.conformance..",
            "dev.reev.benchmarks.event..",
            "dev.reev.benchmarks.session..",
            "dev.reev.benchmarks.text..",
            "java..",
            "org.jspecify.annotations..")
        .check(CLASSES);
  }
}
