package dev.reev.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

  @TempDir private Path folder;

  @Test
  void homeThatCannotBeWrittenTo_isPassedOver() throws IOException {
    // No user can make a folder in a file, and root could in a folder without permissions.
    Path home = Files.createFile(folder.resolve("home"));
    Path cache = folder.resolve("data/cache");

    assertThat(CacheFolder.firstWritable(List.of(home.resolve(".cache"), cache), "reev/postgres"))
        .isEqualTo(cache.resolve("reev/postgres"))
        .isDirectory();
  }

  @Test
  void withoutAnyFolder_theReasonIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> CacheFolder.firstWritable(List.of(file), "reev/postgres"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no folder for reev/postgres");
  }
}
