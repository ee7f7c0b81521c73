package dev.reev.activities.setting;

import dev.reev.benchmarks.schema.OneLine;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reports an invalid setting in one line instead of Spring's long report. Registered in {@code
 * spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidSettingReporter implements SpringBootExceptionReporter {

  private static final int MAX_SHOWN = 80;

  private static final Logger log = LoggerFactory.getLogger(InvalidSettingReporter.class);

  @Override
  public boolean reportException(Throwable failure) {
    Optional<String> line = line(failure);
    line.ifPresent(log::error);
    return line.isPresent();
  }

  static boolean isInvalidSetting(Throwable failure) {
    return line(failure).isPresent();
  }

  static Optional<String> line(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(InvalidSettingReporter::told)
        .findFirst();
  }

  private static Stream<String> told(Throwable cause) {
    if (cause instanceof InvalidSettingException invalid) {
      return Stream.of(String.valueOf(invalid.getMessage()));
    }
    // A setting that only Spring knows, such as one of a connection pool.
    return cause instanceof BindException unbound && unbound.getProperty() != null
        ? Stream.of(
            "%s cannot be '%s'"
                .formatted(
                    variable(unbound.getProperty()),
                    OneLine.of(String.valueOf(unbound.getProperty().getValue()), MAX_SHOWN)))
        : Stream.empty();
  }

  /** Name of the setting as the user set it. */
  private static String variable(ConfigurationProperty property) {
    return property.getOrigin() instanceof SystemEnvironmentOrigin origin
        ? origin.getProperty()
        : property.getName().toString();
  }
}
