package dev.reev.activities.document;

import dev.reev.benchmarks.file.OwnerOnly;
import dev.reev.benchmarks.file.UntrustedFile;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.workflows.run.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Prepares a document for its transfer: compresses it, returns its first chunk, and keeps the rest
 * in a file of the attempt's directory, named by digest, until it is requested.
 */
public final class DocumentFiles {

  private final Path folder;

  public DocumentFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Compresses a document and stores what exceeds its first chunk.
   *
   * @return empty when it would have more than {@code maxChunks} chunks
   */
  public Optional<Document> keep(byte[] content, int firstChunkBytes, int maxChunks)
      throws IOException {
    byte[] compressed = compress(content);
    int first = Math.min(compressed.length, firstChunkBytes);
    int further = -Math.floorDiv(first - compressed.length, Document.CHUNK_BYTES);
    if (1 + further > maxChunks) {
      return Optional.empty();
    }
    String sha256 = Sha256.hex(content);
    if (further > 0) {
      Path file = file(sha256);
      // The runner can write to this folder: never write through a link that it left.
      Files.deleteIfExists(file);
      Files.createFile(file, OwnerOnly.file());
      Files.write(file, Arrays.copyOfRange(compressed, first, compressed.length));
    }
    return Optional.of(
        new Document(sha256, content.length, 1 + further, Arrays.copyOf(compressed, first)));
  }

  /**
   * Reads a chunk after the first.
   *
   * @throws IOException when the document is no longer stored here
   */
  public byte[] chunk(String sha256, int index) throws IOException {
    try (SeekableByteChannel channel = UntrustedFile.open(file(sha256))) {
      long from = (index - 1L) * Document.CHUNK_BYTES;
      long left = Math.max(0, channel.size() - from);
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(Document.CHUNK_BYTES, left));
      UntrustedFile.fill(channel.position(from), buffer);
      return Arrays.copyOf(buffer.array(), buffer.position());
    } catch (UntrustedFile.RefusedException e) {
      throw new IOException("document " + sha256 + " " + e.getMessage(), e);
    }
  }

  private Path file(String sha256) {
    return folder.resolve("document-" + sha256 + ".gz");
  }

  private static byte[] compress(byte[] bytes) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    }
    return compressed.toByteArray();
  }
}
