package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner depends on no database, workflow or web framework, not even transitively. */
class RunnerClassPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "META-INF/services/java.sql.Driver",
        "org/postgresql/Driver.class",
        "io/temporal/client/WorkflowClient.class",
        "org/springframework/core/SpringVersion.class",
        "org/springframework/boot/SpringApplication.class"
      })
  void classPath_lacks(String resource) {
    assertThat(RunnerClassPathTest.class.getClassLoader().getResource(resource)).isNull();
  }

  @Test
  void ownClasses_useOnlyWhatTheyMay() {
    JavaClasses own =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.reev.runner");
    ArchRuleDefinition.classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.reev.runner..",
            "dev.reev.benchmarks..",
            "dev.reev.sandbox..",
            "dev.reev.scoring..",
            "dev.failsafe..",
            "io.opentelemetry..",
            "java.lang..",
            "java.io..",
            "java.math..",
            "java.net..",
            "java.nio..",
            "java.security..",
            "java.time..",
            "java.util..",
            "javax.net.ssl..",
            "org.apache.commons.cli..",
            "org.apache.hc..",
            "org.jspecify.annotations..",
            "org.p2p.solanaj.core..",
            "org.p2p.solanaj.programs..",
            "org.p2p.solanaj.utils..",
            "tools.jackson..")
        .check(own);
  }
}
