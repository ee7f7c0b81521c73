package dev.reev.activities.setting;

import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line what Spring would say in a hundred. Named in {@code spring.factories}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidSettingReporter implements SpringBootExceptionReporter {

  private static final Logger log = LoggerFactory.getLogger(InvalidSettingReporter.class);

  @Override
  public boolean reportException(Throwable failure) {
    Optional<Throwable> setting = cause(failure);
    setting.ifPresent(invalid -> log.error(invalid.getMessage()));
    return setting.isPresent();
  }

  static boolean isInvalidSetting(Throwable failure) {
    return cause(failure).isPresent();
  }

  private static Optional<Throwable> cause(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(InvalidSettingException.class::isInstance)
        .findFirst();
  }
}
