package dev.reev.api;

/** Stands in for something outside the server, in all tests that share it. */
public interface Fake {

  /** Forgets what it was told, and is there and willing again. */
  void reset();
}
