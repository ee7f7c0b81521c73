package dev.reev.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A stack is started as processes and called by HTTP; this module uses none of their code. */
class ModuleWallTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.reev.stack");

  @Test
  void theStack_knowsNoServerCodeNoDatabaseAndNoCommandLine() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.reev.stack..",
            "dev.reev.benchmarks..",
            "dev.reev.sandbox..",
            "com.sun.management..",
            "com.sun.net.httpserver..",
            "java.io..",
            "java.lang..",
            "java.net..",
            "java.nio..",
            "java.security..",
            "java.time..",
            "java.util..",
            "org.jspecify.annotations..",
            "tools.jackson..")
        .check(CLASSES);
  }
}
