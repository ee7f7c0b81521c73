package dev.reev.api.benchmark;

import dev.reev.api.benchmark.SyncReport.Counts;
import dev.reev.api.benchmark.SyncReport.FileError;
import dev.reev.api.benchmark.SyncReport.Synced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Intermediate result of one sync. */
final class SyncCourse {

  private final Map<String, Synced> taken = new LinkedHashMap<>();
  private final List<FileError> errors = new ArrayList<>();
  private final List<String> retired = new ArrayList<>();

  void taken(Synced synced) {
    taken.put(synced.name(), synced);
  }

  void unusable(FileError error) {
    errors.add(error);
  }

  void retired(List<String> ids) {
    retired.addAll(ids);
  }

  Set<String> ids() {
    return taken.keySet();
  }

  List<String> unusableFiles() {
    return errors.stream().map(FileError::filePath).toList();
  }

  SyncReport report(int files, Duration took) {
    int created = count(Change.CREATED);
    int updated = count(Change.UPDATED);
    String message =
        "%d files read: %d new, %d updated, %d retired, %d with errors"
            .formatted(files, created, updated, retired.size(), errors.size());
    return new SyncReport(
        true,
        new Counts(
            files,
            created,
            updated,
            retired.size(),
            errors.size(),
            took.toMillis(),
            List.copyOf(taken.values()),
            List.copyOf(retired),
            List.copyOf(errors)),
        message);
  }

  private int count(Change change) {
    return (int)
        taken.values().stream()
            .filter(synced -> synced.operation().equals(change.wireName()))
            .count();
  }
}
