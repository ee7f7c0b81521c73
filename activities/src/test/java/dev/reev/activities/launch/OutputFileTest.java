package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.activities.document.DocumentFiles;
import dev.reev.activities.secret.SecretMask;
import dev.reev.workflows.run.AttemptOutput;
import dev.reev.workflows.run.AttemptOutput.Output;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.OutputWindow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @TempDir Path folder;

  private Path file;
  private OutputFile output;

  @BeforeEach
  void open() {
    file = folder.resolve("stdout");
    output = new OutputFile(file, SecretMask.NONE);
  }

  @Test
  void aWindow_holdsWholeLinesWithTheirOffset() throws Exception {
    append("one\ntwo\nthr");
    OutputWindow first = output.window();
    append("ee\n");
    OutputWindow second = output.window();

    assertThat(text(first)).isEqualTo("one\ntwo\n");
    assertThat(text(second)).isEqualTo("one\ntwo\nthree\n");
    assertThat(output.window()).isSameAs(second);
  }

  @Test
  void aLongOutput_isSeenFromItsEnd() throws Exception {
    append("line\n".repeat(10_000));

    OutputWindow window = output.window();

    assertThat(window.bytes()).hasSizeLessThanOrEqualTo(OutputWindow.MAX_BYTES);
    assertThat(window.end()).isEqualTo(50_000);
  }

  @Test
  void outputWithoutLineBreaks_isSeenToo() throws Exception {
    append(".".repeat(5_000));

    assertThat(output.window().end()).isEqualTo(5_000);
  }

  @Test
  void aLink_isNotFollowed() throws Exception {
    Files.writeString(folder.resolve("secret"), "root:x:0:0\n");
    Files.createSymbolicLink(file, folder.resolve("secret"));

    assertThat(output.window().bytes()).isEmpty();
    assertThat(output.evidence()).isEmpty();
    assertThat(content(output.keep(documents()))).isEmpty();
  }

  @Test
  void anyBytes_areKeptAsTheyAre() throws Exception {
    byte[] bytes = {0, (byte) 0xff, (byte) 0xc3, '\n', 0x1b};
    Files.write(file, bytes);

    Output kept = output.keep(documents());

    assertThat(content(kept)).isEqualTo(bytes);
    assertThat(kept.cutBytes()).isZero();
    assertThat(kept.document().chunkCount()).isEqualTo(1);
  }

  @Test
  void aHugeOutput_keepsHeadAndTailAndSaysWhatIsCut() throws Exception {
    append("head\n" + "x".repeat(OutputFile.HEAD_BYTES + OutputFile.TAIL_BYTES) + "\ntail\n");

    Output kept = output.keep(documents());

    String text = new String(content(kept), StandardCharsets.US_ASCII);
    assertThat(kept.cutBytes()).isEqualTo(11);
    assertThat(text).startsWith("head\n").endsWith("\ntail\n").contains("\n[... 11 bytes cut]\n");
    assertThat(text.indexOf("[...")).isEqualTo(OutputFile.HEAD_BYTES + 1);
  }

  @Test
  void noise_isCutUntilItsChunksAreFew() throws Exception {
    byte[] noise = new byte[5_000_000];
    new Random(7).nextBytes(noise);
    Files.write(file, noise);

    Output kept = output.keep(documents());

    assertThat(kept.document().chunkCount()).isBetween(2, AttemptOutput.MAX_CHUNKS);
    assertThat(kept.document().firstChunk()).hasSize(AttemptOutput.FIRST_CHUNK_BYTES);
    assertThat(kept.cutBytes()).isEqualTo(5_000_000 - 1024 * 1024);
    byte[] content = content(kept);
    assertThat(Arrays.copyOf(content, 1000)).isEqualTo(Arrays.copyOf(noise, 1000));
    assertThat(Arrays.copyOfRange(content, content.length - 1000, content.length))
        .isEqualTo(Arrays.copyOfRange(noise, noise.length - 1000, noise.length));
  }

  @Test
  void aSecretAcrossACut_isMaskedInBothParts() throws Exception {
    String secret = "sk-0123456789";
    output = new OutputFile(file, new SecretMask(List.of(secret)));
    // The window begins in the middle of the secret.
    append("a".repeat(9_000) + secret + "b".repeat(OutputWindow.MAX_BYTES - 6) + "\n");

    assertThat(text(output.window())).startsWith("*****b");
    assertThat(new String(content(output.keep(documents())), StandardCharsets.US_ASCII))
        .doesNotContain(secret)
        .contains("a*************b");
  }

  @Test
  void aLinkInPlaceOfAChunkFile_isReplaced() throws Exception {
    Path victim = folder.resolve("victim");
    Files.writeString(victim, "mine");
    byte[] noise = new byte[300_000];
    new Random(1).nextBytes(noise);
    Files.write(file, noise);
    String sha256 = output.keep(documents()).document().sha256();
    Path chunks = folder.resolve("document-" + sha256 + ".gz");
    Files.delete(chunks);
    Files.createSymbolicLink(chunks, victim);

    output.keep(documents());

    assertThat(victim).hasContent("mine");
    assertThat(chunks).isRegularFile();
  }

  private DocumentFiles documents() {
    return new DocumentFiles(folder);
  }

  private byte[] content(Output kept) throws IOException {
    Document document = kept.document();
    var whole = new ByteArrayOutputStream();
    whole.write(document.firstChunk());
    for (int index = 1; index < document.chunkCount(); index++) {
      whole.write(documents().chunk(document.sha256(), index));
    }
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(whole.toByteArray()))) {
      return gzip.readAllBytes();
    }
  }

  private void append(String text) throws IOException {
    Files.write(
        file,
        text.getBytes(StandardCharsets.US_ASCII),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String text(OutputWindow window) {
    return new String(window.bytes(), StandardCharsets.US_ASCII);
  }
}
