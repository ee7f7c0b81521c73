package dev.reev.api.dashboard;

import java.io.File;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The browser of this machine: none is downloaded. */
final class Chromium {

  private static final String LEFT_OUT =
      "there is no Chromium on the PATH, so tests in a browser are left out"
          + " (on Debian: apt-get install chromium)";

  private Chromium() {}

  static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Leaves the class out where there is no browser, and says so. */
  @Retention(RetentionPolicy.RUNTIME)
  @ExtendWith(IsThere.class)
  @interface Needed {}

  static final class IsThere implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (find().isPresent()) {
        return ConditionEvaluationResult.enabled("Chromium is there");
      }
      System.err.println(context.getDisplayName() + ": " + LEFT_OUT);
      return ConditionEvaluationResult.disabled(LEFT_OUT);
    }
  }
}
