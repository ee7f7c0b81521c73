package dev.reev.api.dashboard;

import dev.reev.api.statistics.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers and times as pages write them; templates call it {@code @show}. */
@Component("show")
public class PageText {

  /** What is not there is not zero. */
  private static final String NOTHING = "–";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int ID_SHOWN = 8;
  private static final int KIB = 1024;

  /** Three places, rounded half up: as commands write it. */
  public String score(@Nullable Double score) {
    return places(score, 3, RoundingMode.HALF_UP);
  }

  /** Four places, rounded half up: for differences that three do not show. */
  public String exactScore(@Nullable Double score) {
    return places(score, 4, RoundingMode.HALF_UP);
  }

  private static String places(@Nullable Double number, int places, RoundingMode rounding) {
    return number == null
        ? NOTHING
        : BigDecimal.valueOf(number).setScale(places, rounding).toPlainString();
  }

  /** CSS class of a score: one of five bands. */
  public String band(@Nullable Double score) {
    if (score == null) {
      return "band-none";
    }
    return score >= 1 ? "band-4" : "band-" + (int) (score * 4);
  }

  /** A part of a whole in percent; {@code NOTHING} of nothing. */
  public String percent(long part, long whole) {
    return whole == 0
        ? NOTHING
        : BigDecimal.valueOf(100.0 * part / whole).setScale(1, RoundingMode.HALF_UP) + " %";
  }

  /** With the places of scores, and never narrower than it is. */
  public String interval(@Nullable Interval interval) {
    return interval == null
        ? NOTHING
        : places(interval.low(), 3, RoundingMode.FLOOR)
            + " to "
            + places(interval.high(), 3, RoundingMode.CEILING);
  }

  /** With its sign, four places. */
  public String difference(@Nullable Double difference) {
    return difference == null ? NOTHING : String.format(Locale.ROOT, "%+.4f", difference);
  }

  /** Of a test: below one in a thousand nobody cares by how much. */
  public String chance(@Nullable Double p) {
    if (p == null) {
      return NOTHING;
    }
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  public String number(@Nullable Number number) {
    return number == null ? NOTHING : String.format(Locale.ROOT, "%,d", number.longValue());
  }

  /** Points of a score: as few digits as say it, four places at most. */
  public String points(double points) {
    BigDecimal shown = BigDecimal.valueOf(points).setScale(4, RoundingMode.HALF_UP);
    return shown.stripTrailingZeros().toPlainString();
  }

  public String dollars(double amount) {
    return Money.dollars(amount);
  }

  /** For machines and the script that turns it into the reader's own time. */
  public String iso(Instant time) {
    return time.toString();
  }

  public String time(@Nullable Instant time) {
    return time == null ? NOTHING : TIME.format(time);
  }

  public String between(@Nullable Instant start, @Nullable Instant end) {
    return start == null || end == null ? NOTHING : took(Duration.between(start, end).toMillis());
  }

  /** A duration given in milliseconds. */
  public String took(@Nullable Long milliseconds) {
    if (milliseconds == null) {
      return NOTHING;
    }
    Duration took = Duration.ofMillis(Math.max(0, milliseconds));
    if (took.toSeconds() < 1) {
      return took.toMillis() + " ms";
    }
    if (took.toMinutes() < 1) {
      return "%.1f s".formatted(took.toMillis() / 1000.0);
    }
    return took.toHours() < 1
        ? "%d m %02d s".formatted(took.toMinutes(), took.toSecondsPart())
        : "%d h %02d m".formatted(took.toHours(), took.toMinutesPart());
  }

  public String bytes(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    return bytes < KIB * KIB
        ? "%.1f KiB".formatted(bytes / (double) KIB)
        : "%.1f MiB".formatted(bytes / (double) (KIB * KIB));
  }

  /** Enough of an id to tell it from its neighbours. */
  public String id(UUID id) {
    return id.toString().substring(0, ID_SHOWN);
  }

  /** Enough of a digest to tell it from its neighbours. */
  public String digest(String sha256) {
    return sha256.substring(0, Math.min(ID_SHOWN, sha256.length()));
  }

  /** What people read of the end of a run: the state, or what its score and checks came to. */
  public String outcome(String state, @Nullable Boolean passed, @Nullable Boolean harm) {
    if (Boolean.TRUE.equals(harm)) {
      return "Harm";
    }
    if (passed == null) {
      return state.equals("TimedOut") ? "Timed out" : state;
    }
    return passed ? "Passed" : "Not passed";
  }

  /** CSS class of an outcome. */
  public String outcomeClass(String state, @Nullable Boolean passed, @Nullable Boolean harm) {
    if (Boolean.TRUE.equals(harm)) {
      return "is-harm";
    }
    if (passed == null) {
      return "is-" + state.toLowerCase(Locale.ROOT);
    }
    return passed ? "is-passed" : "is-below";
  }
}
