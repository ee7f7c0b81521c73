package dev.reev.runner.model;

import java.util.HashSet;
import java.util.Set;

/**
 * The ids of the tool calls of one conversation. Some servers leave them empty, or count anew in
 * each reply; others refuse a conversation in which an id stands twice.
 */
public final class CallIds {

  private final Set<String> taken = new HashSet<>();
  private int made;

  /** This id if it is one and new, else another one that is. */
  String unique(String id) {
    String unique = id;
    while (unique.isBlank() || !taken.add(unique)) {
      // Nine letters and digits, because Mistral accepts nothing else.
      unique = "reev%05d".formatted(made++);
    }
    return unique;
  }
}
