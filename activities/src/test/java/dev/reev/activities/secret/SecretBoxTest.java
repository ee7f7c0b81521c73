package dev.reev.activities.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {

  private static final String KEY =
      Base64.getEncoder()
          .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

  @TempDir Path home;

  @Test
  void whatIsSealed_opensForItsPurposeOnlyAndLooksDifferentEachTime() throws Exception {
    SecretBox box = SecretBox.of(KEY, home.resolve("none"));
    String sealed = box.seal("sk-secret", "p");

    assertThat(box.open(sealed, "p")).isEqualTo("sk-secret");
    assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
        .doesNotContain("sk-secret");
    assertThat(box.seal("sk-secret", "p")).isNotEqualTo(sealed);
    assertThatThrownBy(() -> box.open(sealed, "q")).isInstanceOf(SealException.class);
  }

  @Test
  void aChangedOrForeignText_isRefusedInOneLine() throws Exception {
    SecretBox box = SecretBox.of(KEY, home.resolve("none"));
    byte[] changed = Base64.getDecoder().decode(box.seal("sk-secret", "p"));
    changed[changed.length - 1] ^= 1;
    SecretBox other = SecretBox.of("", home.resolve("secret-key"));
    other.prepare();

    for (String sealed :
        new String[] {
          Base64.getEncoder().encodeToString(changed), other.seal("x", "p"), "", "no base64", "AAAA"
        }) {
      assertThatThrownBy(() -> box.open(sealed, "p"))
          .isInstanceOf(SealException.class)
          .hasMessage("it was sealed with another secret key than this host has");
    }
  }

  @Test
  void theKeyFile_isMadeOnceForItsOwnerOnly() throws Exception {
    Path file = home.resolve("deep/secret-key");
    SecretBox.of("", file).prepare();
    String content = Files.readString(file);
    String sealed = SecretBox.of("", file).seal("x", "p");

    SecretBox.of("", file).prepare();

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(file).hasContent(content);
    assertThat(SecretBox.of("", file).open(sealed, "p")).isEqualTo("x");
    assertThat(SecretBox.of(content, home.resolve("none")).open(sealed, "p")).isEqualTo("x");
    assertThat(file.getParent()).isDirectoryContaining(file::equals);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void processesThatStartTogether_agreeOnOneKey() throws Exception {
    int starters = 8;
    ExecutorService pool = Executors.newFixedThreadPool(starters);
    try {
      for (int round = 0; round < 20; round++) {
        Path file = home.resolve("key-" + round);
        CyclicBarrier together = new CyclicBarrier(starters);
        Set<String> keys = new HashSet<>();
        for (Future<String> seen :
            pool.invokeAll(
                IntStream.range(0, starters)
                    .mapToObj(
                        i ->
                            (Callable<String>)
                                () -> {
                                  together.await();
                                  SecretKeySource source = new SecretKeySource("", file);
                                  source.createIfMissing();
                                  return Base64.getEncoder().encodeToString(source.key());
                                })
                    .toList())) {
          keys.add(seen.get());
        }
        assertThat(keys).hasSize(1);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aKeyInTheEnvironment_makesNoFile() throws Exception {
    SecretBox.of(KEY, home.resolve("secret-key")).prepare();

    assertThat(home.resolve("secret-key")).doesNotExist();
  }

  @Test
  void aMissingFile_isNotMadeByThoseWhoOnlyOpenAndIsFoundOnceItIsThere() throws Exception {
    Path file = home.resolve("secret-key");
    SecretBox worker = SecretBox.of("", file);

    assertThatThrownBy(() -> worker.open("AAAA", "p"))
        .isInstanceOf(SealException.class)
        .hasMessageStartingWith("there is no secret key at " + file + "; give this host that of");
    assertThat(file).doesNotExist();

    SecretBox api = SecretBox.of("", file);
    api.prepare();
    assertThat(worker.open(api.seal("x", "p"), "p")).isEqualTo("x");
  }

  @Test
  void somethingElseThanAKey_isRefusedWithoutShowingIt() throws Exception {
    Path file = home.resolve("secret-key");
    Files.writeString(file, "my password");

    assertThatThrownBy(() -> SecretBox.of("", file).prepare())
        .isInstanceOf(SealException.class)
        .hasMessageStartingWith(file + " must hold a secret key of 32 bytes in base64");
    assertThatThrownBy(() -> SecretBox.of("c2hvcnQ=", file).prepare())
        .isInstanceOf(SealException.class)
        .hasMessageStartingWith("REEV_SECRET_KEY must hold a secret key")
        .hasMessageNotContaining("c2hvcnQ=");
    assertThat(file).hasContent("my password");
  }

  @Test
  void aConfig_opensForItsAgentOnlyAndDoesNotShowItsKey() throws Exception {
    SealedConfigs configs = new SealedConfigs(SecretBox.of(KEY, home.resolve("none")));
    AgentConfig config = new AgentConfig("http://h/v1", "sk-secret", null);
    String sealed = configs.seal("local", config);

    assertThat(configs.open("local", sealed)).isEqualTo(config);
    assertThatThrownBy(() -> configs.open("glm-4.6", sealed)).isInstanceOf(SealException.class);
    assertThat(config.toString()).doesNotContain("sk-secret");
  }
}
