package dev.reev.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program sees its own files, and no folder that it shares with others. */
class ProgramViewTest {

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path home;

  private ProgramView view = new ProgramView(List.of(), List.of());

  @BeforeEach
  void view() {
    view = new ProgramView(List.of(home.resolve("reev")), List.of(home, home.resolve(".local")));
  }

  @Test
  void aProgram_isShownWhereItWasInstalled() throws IOException {
    Path program = executable(".pyenv/versions/3/bin/python");
    assertThat(view.of(List.of(program.toString()), ""))
        .containsExactly(home.resolve(".pyenv/versions/3"));
  }

  @Test
  void aLinkToAProgram_isShownWithWhereItLeads() throws IOException {
    Path program = executable(".pyenv/versions/3/bin/python");
    Path bin = Files.createDirectories(home.resolve("bot/venv/bin"));
    Files.createSymbolicLink(bin.resolve("python"), program);
    assertThat(view.of(List.of("python"), bin.toString()))
        .containsExactly(home.resolve("bot/venv"), home.resolve(".pyenv/versions/3"));
  }

  @Test
  void aProgramOfAUser_isShownWithoutWhatTheUsersOtherProgramsKeep() throws IOException {
    Path program = executable(".local/bin/bot");
    assertThat(view.of(List.of(program.toString()), ""))
        .containsExactly(home.resolve(".local/bin"));
  }

  @Test
  void aScript_isShownWithItsFolder_inAHomeAlone_besideSecretsNever() throws IOException {
    assertThat(view.of(List.of("sh", file("bot/main.sh")), ""))
        .containsExactly(home.resolve("bot"));
    assertThat(view.of(List.of("sh", file("main.sh")), ""))
        .containsExactly(home.resolve("main.sh"));
    assertThat(view.of(List.of("sh", file("reev/benchmarks/main.sh")), "")).isEmpty();
  }

  @Test
  void aLink_isAnotherNameOfWhatItLeadsTo() throws IOException {
    file("reev/benchmarks/main.sh");
    file("bot/main.sh");
    Path reev = Files.createSymbolicLink(home.resolve("current"), home.resolve("reev"));
    Path user = Files.createSymbolicLink(home.resolve("me"), home);
    Path bot = Files.createSymbolicLink(home.resolve("agent"), home.resolve("bot"));

    assertThat(view.of(List.of("sh", reev + "/benchmarks/main.sh"), "")).isEmpty();
    assertThat(view.of(List.of("sh", user + "/bot/main.sh"), ""))
        .containsExactly(user.resolve("bot"));
    assertThat(view.of(List.of("sh", user.toString()), "")).isEmpty();
    assertThat(view.of(List.of("sh", bot + "/main.sh"), "")).containsExactly(bot);
    for (Path link : List.of(reev, user, user.resolve("reev/benchmarks"))) {
      assertThat(view.mayShow(link)).as(link.toString()).isFalse();
    }
    assertThat(view.mayShow(bot)).isTrue();
  }

  private Path executable(String name) throws IOException {
    Path program = Path.of(file(name));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }

  private String file(String name) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, "").toString();
  }
}
