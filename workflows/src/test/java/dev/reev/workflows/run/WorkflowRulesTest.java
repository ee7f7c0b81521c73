package dev.reev.workflows.run;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Workflow code must be deterministic: bans calls that a replay would answer differently. */
class WorkflowRulesTest {

  private static final JavaClasses WORKFLOWS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.reev.workflows");

  private static final ArchRule NO_CLOCK_RANDOM_OR_ENVIRONMENT =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "reads a clock, randomness or the environment",
                  call ->
                      call.getTarget()
                          .getFullName()
                          .matches(
                              "java\\.time\\.(Instant|LocalDateTime|LocalDate|ZonedDateTime|OffsetDateTime)\\.now\\(.*"
                                  + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty)\\(.*"
                                  + "|java\\.util\\.UUID\\.randomUUID\\(.*"
                                  + "|java\\.lang\\.Math\\.random\\(.*"
                                  + "|java\\.lang\\.Thread\\..*")));

  private static final ArchRule NO_UNORDERED_COLLECTIONS =
      noClasses()
          .should()
          .callConstructorWhere(
              target(owner(assignableTo(HashMap.class)))
                  .or(target(owner(assignableTo(HashSet.class))))
                  .or(target(owner(assignableTo(Random.class)))));

  @Test
  void workflowsKnowOnlyTheTemporalSdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.reev.workflows..", "io.temporal..", "java..", "org.jspecify..", "org.slf4j..")
        .check(WORKFLOWS);
  }

  @Test
  void workflowsDoNoInputOrOutputAndOwnNoThreads() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.net..",
            "java.nio.file..",
            "java.util.concurrent.locks..",
            "java.sql..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.concurrent\\.(Executor.*|.*Future|.*Queue|CountDownLatch)")
        .check(WORKFLOWS);
  }

  @Test
  void workflowsReadNoClockRandomnessOrEnvironment() {
    NO_CLOCK_RANDOM_OR_ENVIRONMENT.check(WORKFLOWS);
  }

  @Test
  void workflowsIterateInAFixedOrder() {
    NO_UNORDERED_COLLECTIONS.check(WORKFLOWS);
  }

  @Test
  void workflowsShareNoMutableStatics() {
    fields().that().areStatic().should().beFinal().check(WORKFLOWS);
  }

  @Test
  void theRulesNoticeAnOffender() {
    JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

    assertThatThrownBy(() -> NO_CLOCK_RANDOM_OR_ENVIRONMENT.check(offender))
        .hasMessageContaining("Instant.now")
        .hasMessageContaining("randomUUID");
    assertThatThrownBy(() -> NO_UNORDERED_COLLECTIONS.check(offender))
        .hasMessageContaining("HashMap");
  }

  static final class Offender {
    Map<String, Instant> offend() {
      Map<String, Instant> unordered = new HashMap<>();
      unordered.put(UUID.randomUUID().toString(), Instant.now());
      return unordered;
    }
  }
}
