package dev.reev.runner.ledger;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parts of a URL that may hold a provider's key: those before and after the host. */
record UrlSecrets(List<String> parts) {

  /** For a ledger without a URL. */
  static final UrlSecrets NONE = new UrlSecrets(List.of());

  /** Shorter parts are words like "v2"; hiding them would garble harmless text. */
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

  /** Masks each of them in a text. */
  String hide(String text) {
    String hidden = text;
    for (String part : parts) {
      hidden = hidden.replace(part, "***");
    }
    return hidden;
  }
}
