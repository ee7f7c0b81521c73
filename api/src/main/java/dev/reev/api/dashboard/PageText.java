package dev.reev.api.dashboard;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.statistics.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers and times as pages write them; templates call it {@code @show}. */
@Component("show")
public class PageText {

  /** Shown for a missing value, which is not the same as zero. */
  private static final String NOTHING = "–";

  private static final int ID_SHOWN = 8;

  public String score(@Nullable Double score) {
    return score == null ? NOTHING : FigureText.score(score);
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
    return whole == 0 ? NOTHING : FigureText.percent((double) part / whole);
  }

  public String interval(@Nullable Interval interval) {
    return interval == null ? NOTHING : FigureText.interval(interval.low(), interval.high());
  }

  /** A share from 0 to 1. */
  public String percent(@Nullable Double share) {
    return share == null ? NOTHING : FigureText.percent(share);
  }

  /** An interval of shares. */
  public String percents(@Nullable Interval interval) {
    return interval == null ? NOTHING : FigureText.percents(interval.low(), interval.high());
  }

  public String difference(@Nullable Double difference) {
    return difference == null ? NOTHING : FigureText.difference(difference);
  }

  /** An interval of differences. */
  public String differences(Interval interval) {
    return FigureText.differences(interval.low(), interval.high());
  }

  /** Of a test. */
  public String chance(@Nullable Double p) {
    return p == null ? NOTHING : FigureText.probability(p);
  }

  public String number(@Nullable Number number) {
    return number == null ? NOTHING : FigureText.count(number.longValue());
  }

  public String points(double points) {
    return FigureText.points(points);
  }

  public String dollars(double amount) {
    return FigureText.dollars(amount);
  }

  /** For machines and the script that turns it into the reader's own time. */
  public String iso(Instant time) {
    return time.toString();
  }

  public String time(@Nullable Instant time) {
    return time == null ? NOTHING : FigureText.time(time);
  }

  public String between(@Nullable Instant start, @Nullable Instant end) {
    return start == null || end == null ? NOTHING : took(Duration.between(start, end).toMillis());
  }

  /** A duration given in milliseconds. */
  public String took(@Nullable Long milliseconds) {
    return milliseconds == null ? NOTHING : FigureText.took(milliseconds);
  }

  public String bytes(long bytes) {
    return FigureText.bytes(bytes);
  }

  /** Enough of an id to tell it from its neighbours. */
  public String id(UUID id) {
    return id.toString().substring(0, ID_SHOWN);
  }

  /** Enough of a digest to tell it from its neighbours. */
  public String digest(String sha256) {
    return sha256.substring(0, Math.min(ID_SHOWN, sha256.length()));
  }

  /** The outcome shown for a run: its state, or the verdict of its score and checks. */
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
