package dev.reev.cli.lookup;

import dev.reev.stack.outcome.ReevFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A prefix of an id, like Git's abbreviated commits: it must match exactly one id.
 *
 * @param text at least four lower-case hexadecimal digits
 */
public record IdPrefix(String text) {

  /** Four digits, as in Git: with fewer, two of some hundred ids would often share a prefix. */
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{4}[0-9a-f-]{0,31}");

  /** Number of candidates named in a message; as many as one compares at a glance. */
  private static final int NAMED = 5;

  /**
   * A run or suite that a prefix may stand for.
   *
   * @param about a few words by which users recognise it
   */
  public record Candidate(String id, String about) {}

  /** Returns true for a word that can be a prefix of an id, but not for a whole id. */
  public static boolean is(String word) {
    return SHAPE.matcher(word.toLowerCase(Locale.ROOT)).matches();
  }

  /** Creates a prefix from a word, in any case. */
  public static IdPrefix of(String word) {
    return new IdPrefix(word.toLowerCase(Locale.ROOT));
  }

  /** Returns true for a whole id. */
  public static boolean isId(String word) {
    try {
      return UUID.fromString(word).toString().equalsIgnoreCase(word);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns true when an id has this prefix. */
  public boolean fits(String id) {
    return id.startsWith(text);
  }

  /**
   * The id of the only match; empty when there is none.
   *
   * @param kind such as "run"
   * @throws ReevFailure exit code 2, with their ids, when there are several
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
