/** The items of a suite as files for other programs: JUnit's XML, CSV, JSON lines. */
@NullMarked
package dev.reev.api.suite.export;

import org.jspecify.annotations.NullMarked;
