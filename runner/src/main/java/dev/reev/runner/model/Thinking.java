package dev.reev.runner.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Thinking that a model puts between tags in its text, where the server does not take it out. It is
 * evidence, and no part of the answer.
 */
final class Thinking {

  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)(?:think|thinking|thought|reasoning|reflection)>", Pattern.CASE_INSENSITIVE);

  private Thinking() {}

  /**
   * Removes thinking from a text. The opening tag may be part of the prompt, and the closing tag
   * may be cut off.
   */
  static String without(String text) {
    Matcher tag = TAG.matcher(text);
    StringBuilder answer = new StringBuilder();
    boolean thinks = false;
    int from = 0;
    while (tag.find()) {
      boolean closes = !tag.group(1).isEmpty();
      if (closes && !thinks) {
        answer.setLength(0);
      } else if (!closes && !thinks) {
        answer.append(text, from, tag.start());
      }
      thinks = !closes;
      from = tag.end();
    }
    if (from == 0) {
      return text;
    }
    return (thinks ? answer : answer.append(text, from, text.length())).toString().strip();
  }
}
