package dev.reev.cli.candidates;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** What somebody probably meant who wrote something that is not there. */
public final class Suggestion {

  /** From here on two words look alike; found with the ids of the suite and typical slips. */
  private static final double ALIKE = 0.85;

  private Suggestion() {}

  /** A line that ends with the known word that is most like it, where there is one. */
  public static String after(String line, String written, Collection<String> known) {
    String meant = instead(written, known);
    boolean sentence = line.endsWith(".") || line.endsWith("?");
    return meant.isEmpty() ? line : line + (sentence ? "" : ".") + meant;
  }

  /** The known word that is most like it, as a question; empty when none is. */
  private static String instead(String written, Collection<String> known) {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    Optional<String> closest =
        known.stream()
            .filter(word -> similarity.apply(written, word) >= ALIKE)
            .max(Comparator.comparingDouble(word -> similarity.apply(written, word)));
    return closest.map(word -> " Did you mean '" + word + "'?").orElse("");
  }
}
