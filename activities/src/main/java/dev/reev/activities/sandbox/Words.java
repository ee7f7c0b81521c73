package dev.reev.activities.sandbox;

import java.util.ArrayList;
import java.util.List;

/** A command after another that starts it. */
final class Words {

  private Words() {}

  static List<String> of(List<String> before, List<String> command) {
    List<String> words = new ArrayList<>(before);
    words.addAll(command);
    return words;
  }
}
