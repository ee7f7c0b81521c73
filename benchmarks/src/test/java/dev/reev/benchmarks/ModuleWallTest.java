package dev.reev.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModuleWallTest {

  @Test
  void benchmarks_useOnlyJacksonItsYamlParserTheSchemaValidatorAndRe2() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.reev.benchmarks..",
            "java..",
            "com.fasterxml.jackson.annotation..",
            "tools.jackson..",
            "com.networknt.schema..",
            // Patterns of benchmark files, matched in time linear in the input.
            "com.google.re2j..",
            // Jackson's own YAML parser: only its errors know their place.
            "org.snakeyaml.engine..",
            "org.jspecify.annotations..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.reev.benchmarks"));
  }
}
