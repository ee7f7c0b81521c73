/** Exports of the items of a suite: JUnit XML, CSV, JSON Lines. */
@NullMarked
package dev.reev.api.suite.export;

import org.jspecify.annotations.NullMarked;
