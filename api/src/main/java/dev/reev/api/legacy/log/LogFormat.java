package dev.reev.api.legacy.log;

import dev.reev.api.problem.ProblemExceptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats of transaction logs. */
enum LogFormat {
  YAML,
  PLAIN,
  TREE;

  static LogFormat of(@Nullable String name) {
    if (name == null) {
      return YAML;
    }
    for (LogFormat format : values()) {
      if (format.wireName().equals(name)) {
        return format;
      }
    }
    throw ProblemExceptions.invalid("format", "must be yaml, plain or tree");
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
