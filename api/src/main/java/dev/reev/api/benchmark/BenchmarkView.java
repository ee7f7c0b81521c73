package dev.reev.api.benchmark;

import java.util.List;

/** A benchmark as lists show it. */
record BenchmarkView(String id, String description, List<String> tags, String prompt) {}
