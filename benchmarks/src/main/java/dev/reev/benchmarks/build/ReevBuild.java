package dev.reev.benchmarks.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Source version of Reev. Every program of Reev carries its own.
 *
 * @param gitSha commit, 40 hex digits; null when the sources came without their history
 * @param gitDirty whether the sources differed from that commit; null like the commit
 */
public record ReevBuild(@Nullable String gitSha, @Nullable Boolean gitDirty) {

  /** The build of the running classes. */
  public static final ReevBuild CURRENT = read("/reev-build.properties");

  /** A few more digits than git itself shows for a repository of this size. */
  private static final int SHOWN_DIGITS = 12;

  /**
   * A version with the commit as build metadata (<a
   * href="https://semver.org/#spec-item-10">Semantic Versioning, 10</a>): {@code
   * 0.1.0+1a2b3c4d5e6f} or {@code 0.1.0+1a2b3c4d5e6f.dirty}.
   */
  public String qualified(String version) {
    if (gitSha == null) {
      return version;
    }
    String commit = gitSha.substring(0, Math.min(SHOWN_DIGITS, gitSha.length()));
    return version + "+" + commit + (Boolean.TRUE.equals(gitDirty) ? ".dirty" : "");
  }

  static ReevBuild read(String resource) {
    Properties properties = new Properties();
    try (InputStream file = ReevBuild.class.getResourceAsStream(resource)) {
      if (file != null) {
        properties.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
    String commit = properties.getProperty("git.commit.id", "");
    return commit.isEmpty()
        ? new ReevBuild(null, null)
        : new ReevBuild(commit, Boolean.valueOf(properties.getProperty("git.dirty")));
  }
}
