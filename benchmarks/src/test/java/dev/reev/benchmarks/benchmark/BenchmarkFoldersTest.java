package dev.reev.benchmarks.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkFoldersTest {

  @TempDir Path folder;

  @Test
  void value_isSplitAtThePathSeparator_intoAbsolutePathsInTheirOrder() {
    String value = String.join(File.pathSeparator, "b", "", " ", "a/../a", "b");

    List<Path> folders = BenchmarkFolders.of(value);

    assertThat(folders)
        .containsExactly(Path.of("b").toAbsolutePath(), Path.of("a").toAbsolutePath());
    assertThat(BenchmarkFolders.of(BenchmarkFolders.join(folders))).isEqualTo(folders);
    assertThat(BenchmarkFolders.of(" ")).isEmpty();
  }

  @Test
  void files_areThoseOfAllFolders_folderByFolder() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two"));
    Path last = Files.writeString(one.resolve("z.yml"), "");
    Path first = Files.writeString(two.resolve("a.yml"), "");

    assertThat(BenchmarkFolders.files(List.of(one, two))).containsExactly(last, first);
    assertThatThrownBy(() -> BenchmarkFolders.files(List.of(one, folder.resolve("none"))))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none");
  }
}
