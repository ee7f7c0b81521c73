/** What is stored of suites and their items, and when their state may change. */
@NullMarked
package dev.reev.api.suite.state;

import org.jspecify.annotations.NullMarked;
