package dev.reev.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModuleWallTest {

  @Test
  void benchmarks_useOnlyJacksonAndTheSchemaValidator() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.reev.benchmarks..",
            "java..",
            "com.fasterxml.jackson.annotation..",
            "tools.jackson..",
            "com.networknt.schema..",
            "org.jspecify.annotations..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.reev.benchmarks"));
  }
}
