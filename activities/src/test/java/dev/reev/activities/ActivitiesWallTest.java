package dev.reev.activities;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.reev.benchmarks.file.UntrustedFile;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.sql.Driver;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** A runner host uses Temporal and its own disk, nothing else. */
class ActivitiesWallTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.reev.activities");

  @Test
  void runnerHosts_knowNoDatabaseAndNoWebServer() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "jakarta.persistence..",
            "org.hibernate..",
            "org.springframework.data..",
            "org.springframework.jdbc..",
            "org.springframework.web..",
            "dev.reev.api..")
        .check(CLASSES);
  }

  @Test
  void theClassPath_holdsNoDatabaseDriver() {
    assertThat(ServiceLoader.load(Driver.class)).isEmpty();
    assertThatThrownBy(() -> Class.forName("org.postgresql.Driver"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void launching_knowsNoTemporalClient() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.reev.activities.launch..", "dev.reev.activities.session..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.temporal..", "org.springframework..")
        .check(CLASSES);
  }

  /** Files that a runner could have placed are opened by {@link UntrustedFile} alone. */
  @Test
  void filesOfRunners_areOpenedInOnePlace() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.reev.activities.launch..",
            "dev.reev.activities.session..",
            "dev.reev.activities.document..")
        // These read the kernel's own files.
        .and()
        .haveSimpleNameNotStartingWith("ProcessMark")
        .and()
        .haveSimpleNameNotStartingWith("RunProcesses")
        .and()
        .haveSimpleNameNotStartingWith("RunUser")
        .should()
        .callMethodWhere(
            target(owner(equivalentTo(Files.class)))
                .and(
                    target(
                        nameMatching(
                            "newInputStream|newByteChannel|newBufferedReader|read(AllBytes|AllLines|String)"
                                + "|lines|copy"))))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            FileChannel.class, FileInputStream.class, FileReader.class, RandomAccessFile.class)
        .check(CLASSES);
  }
}
