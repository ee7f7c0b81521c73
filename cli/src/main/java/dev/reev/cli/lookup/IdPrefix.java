package dev.reev.cli.lookup;

import dev.reev.stack.outcome.ReevFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The beginning of an id, as Git takes one of a commit: it must fit one id only.
 *
 * @param text at least four hexadecimal digits, in small letters
 */
public record IdPrefix(String text) {

  /** Four digits, as for Git: with less, two of some hundred ids would often begin alike. */
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{4}[0-9a-f-]{0,31}");

  /** As many as one compares at a glance. */
  private static final int NAMED = 5;

  /**
   * Something that has an id.
   *
   * @param about a few words by which people know it
   */
  public record Candidate(String id, String about) {}

  /** True for what can be the beginning of an id; a whole id is none. */
  public static boolean is(String word) {
    return SHAPE.matcher(word.toLowerCase(Locale.ROOT)).matches();
  }

  /** The beginning that a word is. */
  public static IdPrefix of(String word) {
    return new IdPrefix(word.toLowerCase(Locale.ROOT));
  }

  /** True for a whole id. */
  public static boolean isId(String word) {
    try {
      return UUID.fromString(word).toString().equalsIgnoreCase(word);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether an id begins so. */
  public boolean fits(String id) {
    return id.startsWith(text);
  }

  /**
   * The id of the only one that it fits; empty when it fits none.
   *
   * @param kind such as "run"
   * @throws ReevFailure exit code 2, with their ids, when there are more
   */
  public Optional<String> only(String kind, List<Candidate> fitting) {
    if (fitting.size() > 1) {
      throw ambiguous(kind, fitting);
    }
    return fitting.stream().findFirst().map(Candidate::id);
  }

  private ReevFailure ambiguous(String kind, List<Candidate> fitting) {
    String named =
        fitting.stream()
            .limit(NAMED)
            .map(each -> each.id() + " (" + each.about() + ")")
            .collect(Collectors.joining(", "));
    int more = fitting.size() - NAMED;
    return ReevFailure.usage(
        "'%s' begins the id of more than one %s: %s%s."
            .formatted(text, kind, named, more > 0 ? " and " + more + " more" : ""));
  }
}
