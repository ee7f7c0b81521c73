package dev.reev.api.dashboard.run;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A text in pieces: what another one has too, and what it has not. */
record MarkedText(List<Piece> pieces) {

  /** Behind a space, and around a sign; a name with an underscore is one word. */
  private static final Pattern BORDER =
      Pattern.compile("(?<=\\s)|(?<=[\\p{Punct}&&[^_]])|(?=[\\p{Punct}&&[^_]])");

  /** Beyond, texts that differ altogether would take a second. */
  private static final int MOST_WORDS = 3_000;

  /** Some words in a row. */
  record Piece(String text, boolean marked) {}

  /** The text, marked where the other one says something else. */
  static MarkedText of(String text, String other) {
    if (text.isEmpty()) {
      return new MarkedText(List.of());
    }
    if (text.equals(other)) {
      return new MarkedText(List.of(new Piece(text, false)));
    }
    List<String> words = List.of(BORDER.split(text));
    List<String> others = List.of(BORDER.split(other));
    if (other.isEmpty() || words.size() > MOST_WORDS || others.size() > MOST_WORDS) {
      return new MarkedText(List.of(new Piece(text, true)));
    }
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(words, others).getDeltas()) {
      Chunk<String> own = delta.getSource();
      add(words.subList(at, own.getPosition()), false, pieces);
      add(own.getLines(), true, pieces);
      at = own.getPosition() + own.size();
    }
    add(words.subList(at, words.size()), false, pieces);
    return new MarkedText(pieces);
  }

  private static void add(List<String> words, boolean marked, List<Piece> pieces) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(String.join("", words), marked));
    }
  }

  boolean differs() {
    return pieces.stream().anyMatch(Piece::marked);
  }
}
