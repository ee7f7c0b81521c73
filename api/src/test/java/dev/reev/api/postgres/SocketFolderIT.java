package dev.reev.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** A socket path is limited to about a hundred bytes; the path of a home is not. */
@Timeout(120)
class SocketFolderIT {

  private static final Path BINARIES =
      Path.of(System.getProperty("user.home"), ".cache", "reev", "postgres");

  private static final String LONG =
      "a-folder-of-some-length/another-folder-of-some-length/and-a-third-one-that-makes-it-too-long";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"with a blank", "grüße-日本", "comma,quote\"semicolon;", LONG})
  void home_mayHaveAnyPath(String name) throws Exception {
    assertStarts(folder.resolve(name));
  }

  private static void assertStarts(Path home) throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, BINARIES, "");
        Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), DatabaseRoles.APPLICATION, database.secrets().application())) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  /** Every user can read the link, but only its owner can access the target. */
  @Test
  void home_mayBeReachedByALink() throws Exception {
    Path links = Files.createTempDirectory("links");
    try {
      Files.setPosixFilePermissions(links, PosixFilePermissions.fromString("rwxr-xr-x"));
      Path link = Files.createSymbolicLink(links.resolve("to"), folder);

      assertStarts(link.resolve("home"));
    } finally {
      FileSystemUtils.deleteRecursively(links);
    }
  }

  @Test
  void shortHome_holdsItsSocket_andALongOneHasItElsewhere() throws Exception {
    Path deep = folder.resolve(LONG);

    assertThat(SocketFolder.of(folder, "")).isEqualTo(folder.resolve("postgres-socket"));
    assertThat(SocketFolder.of(deep, "").getParent()).isEqualTo(Path.of("/tmp"));
    assertThat(SocketFolder.of(deep, folder.toString()).getParent()).isEqualTo(folder);
    assertThat(SocketFolder.of(deep, folder.resolve("none").toString()).getParent())
        .isEqualTo(Path.of("/tmp"));
    assertThat(SocketFolder.of(deep, "")).isNotEqualTo(SocketFolder.of(deep.resolve("b"), ""));
  }

  @Test
  void folderThatIsALinkOfSomebody_isNotUsed() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(folder.resolve("socket"), elsewhere);

    assertThatThrownBy(() -> SocketFolder.prepare(link, PostgresAccount.of(folder)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to somebody else");
  }
}
