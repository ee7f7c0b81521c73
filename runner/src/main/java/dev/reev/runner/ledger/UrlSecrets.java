package dev.reev.runner.ledger;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The parts of a URL in which providers put keys: what comes before and after the host. */
record UrlSecrets(List<String> parts) {

  /** Of a ledger without a URL. */
  static final UrlSecrets NONE = new UrlSecrets(List.of());

  /** Shorter parts are words like "v2" and would tear holes into harmless text. */
  private static final int MIN_LENGTH = 4;

  static UrlSecrets of(URI url) {
    List<String> parts = new ArrayList<>();
    for (String text : new String[] {url.getUserInfo(), url.getPath(), url.getQuery()}) {
      if (text != null) {
        parts.addAll(List.of(text.split("[/&=:]", -1)));
      }
    }
    return new UrlSecrets(
        parts.stream()
            .filter(part -> part.length() >= MIN_LENGTH)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** The text with each of them blotted out. */
  String hide(String text) {
    String hidden = text;
    for (String part : parts) {
      hidden = hidden.replace(part, "***");
    }
    return hidden;
  }
}
