package dev.reev.cli.candidates;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Suggests the known word that an unknown one was probably meant to be. */
public final class Suggestion {

  /**
   * Similarity from which a word is suggested; chosen with the ids of the benchmarks and typical
   * typing errors.
   */
  private static final double ALIKE = 0.85;

  private Suggestion() {}

  /** The line followed by the most similar known word, if there is one. */
  public static String after(String line, String written, Collection<String> known) {
    String meant = instead(written, known);
    boolean sentence = line.endsWith(".") || line.endsWith("?");
    return meant.isEmpty() ? line : line + (sentence ? "" : ".") + meant;
  }

  /** The most similar known word as a question; empty when none is similar. */
  private static String instead(String written, Collection<String> known) {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    Optional<String> closest =
        known.stream()
            .filter(word -> similarity.apply(written, word) >= ALIKE)
            .max(Comparator.comparingDouble(word -> similarity.apply(written, word)));
    return closest.map(word -> " Did you mean '" + word + "'?").orElse("");
  }
}
