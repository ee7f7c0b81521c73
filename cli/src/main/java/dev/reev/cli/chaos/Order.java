package dev.reev.cli.chaos;

/**
 * A run that was ordered and accepted.
 *
 * @param key its idempotency key
 * @param task what was ordered
 * @param id the run the server answered with
 */
record Order(String key, Task task, String id) {}
