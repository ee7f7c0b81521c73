package dev.reev.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A verdict depends on nothing but the benchmark and the session. */
class ModuleWallTest {

  @Test
  void scoring_reachesNoFileNoNetworkAndNoClock() {
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
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.reev.scoring"));
  }
}
