package dev.reev.api.legacy.flow;

import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileInvalidException;
import dev.reev.benchmarks.session.SessionFileMissingException;
import dev.reev.benchmarks.session.SessionFileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Session files in {@code logs/sessions}: those of runners that were started by hand are nowhere
 * else. The one exception to the rule that reads ask the database only, and only for an id that the
 * database does not have; files are read as distrustfully as those of any runner.
 */
@Component
class PublishedSessions {

  private static final Logger log = LoggerFactory.getLogger(PublishedSessions.class);

  /** Allowed ids: no separators, so that an id cannot lead out of the folder. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private final Path folder;

  // Text, because Spring would look for a Path such as "logs" in the web application's own folder.
  PublishedSessions(@Value("${reev.runner.sessions-dir}") String folder) {
    this.folder = Path.of(folder).toAbsolutePath().normalize();
  }

  /** Empty when there is no such file, or none that can be used. */
  Optional<SessionFile> find(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          SessionFileReader.read(folder.resolve(SessionFile.fileName(id)), id).session());
    } catch (SessionFileMissingException e) {
      return Optional.empty();
    } catch (SessionFileInvalidException | IOException e) {
      log.warn("Session file of {} is no use: {}", id, e.toString());
      return Optional.empty();
    }
  }
}
