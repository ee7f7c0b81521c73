package dev.reev.workflows.schedule;

/** What the workflow of a suite is started with, by its field names. */
record SuiteStart(String suiteId, int generation, int concurrency) {}
