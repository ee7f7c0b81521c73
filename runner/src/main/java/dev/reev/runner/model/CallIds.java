package dev.reev.runner.model;

import java.util.HashSet;
import java.util.Set;

/**
 * Ids of the tool calls of one conversation. Some servers leave them empty, or restart the count in
 * each reply; others refuse a conversation with a duplicate id.
 */
public final class CallIds {

  private final Set<String> taken = new HashSet<>();
  private int made;

  /** Returns this id if it is usable and new, else a fresh one. */
  String unique(String id) {
    String unique = id;
    while (unique.isBlank() || !taken.add(unique)) {
      // Nine letters and digits: Mistral accepts nothing else.
      unique = "reev%05d".formatted(made++);
    }
    return unique;
  }
}
