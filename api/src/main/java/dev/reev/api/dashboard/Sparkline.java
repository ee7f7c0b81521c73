package dev.reev.api.dashboard;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A small line without axes, drawn by the server.
 *
 * @param path the data of an SVG path in a box of 60 by 16; empty when there is no line to see
 */
public record Sparkline(String path) {

  private static final int WIDTH = 60;
  private static final int HEIGHT = 16;

  /** Half of the line's width: the ends of the scale must not be cut off. */
  private static final double MARGIN = 1;

  /**
   * A line through scores from 0 to 1, which are the lower and the upper edge.
   *
   * @param scores evenly spaced, oldest first; the line has a gap where there is none
   */
  public static Sparkline of(List<? extends @Nullable Double> scores) {
    if (scores.stream().filter(Objects::nonNull).limit(2).count() < 2) {
      return new Sparkline("");
    }
    double step = (WIDTH - 2 * MARGIN) / (scores.size() - 1);
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int at = 0; at < scores.size(); at++) {
      Double score = scores.get(at);
      if (score != null) {
        path.append(drawing ? 'L' : 'M')
            .append(tenths(MARGIN + at * step))
            .append(' ')
            .append(tenths(HEIGHT - MARGIN - score * (HEIGHT - 2 * MARGIN)))
            // One without neighbours is a dot.
            .append(drawing ? "" : "h0");
      }
      drawing = score != null;
    }
    return new Sparkline(path.toString());
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
