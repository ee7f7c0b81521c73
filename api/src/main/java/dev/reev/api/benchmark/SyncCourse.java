package dev.reev.api.benchmark;

import dev.reev.api.benchmark.SyncReport.Counts;
import dev.reev.api.benchmark.SyncReport.FileError;
import dev.reev.api.benchmark.SyncReport.Synced;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Intermediate result of one sync. */
final class SyncCourse {

  private final Map<String, Path> byName = new HashMap<>();
  private final Map<String, Path> byId = new HashMap<>();
  private final Map<String, Synced> taken = new LinkedHashMap<>();
  private final List<FileError> errors = new ArrayList<>();
  private final List<String> unusableFiles = new ArrayList<>();
  private final List<String> retired = new ArrayList<>();

  /** The first file of this name that the sync has met: this one, or one in another folder. */
  Path first(Path file) {
    return byName.computeIfAbsent(file.getFileName().toString(), name -> file);
  }

  void taken(Path file, Synced synced) {
    byId.put(synced.name(), file);
    taken.put(synced.name(), synced);
  }

  /** The file that a benchmark was taken from; null when none was. */
  @Nullable Path file(String id) {
    return byId.get(id);
  }

  /** A file that cannot be used: the benchmarks taken from it earlier stay. */
  void unusable(FileError error) {
    errors.add(error);
    unusableFiles.add(error.filePath());
  }

  /** A file that another one of the same name replaces. */
  void hidden(FileError error) {
    errors.add(error);
  }

  void retired(List<String> ids) {
    retired.addAll(ids);
  }

  Set<String> ids() {
    return taken.keySet();
  }

  List<String> unusableFiles() {
    return List.copyOf(unusableFiles);
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
