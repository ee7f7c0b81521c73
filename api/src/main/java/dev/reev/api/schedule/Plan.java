package dev.reev.api.schedule;

/** The part of a schedule that Temporal carries out, and where it can be edited too. */
record Plan(Times times, Policy policy, Pause pause) {}
