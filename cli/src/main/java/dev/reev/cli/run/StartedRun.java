package dev.reev.cli.run;

/** A run that the server accepted. */
record StartedRun(String id, String benchmarkId, String agent) {}
