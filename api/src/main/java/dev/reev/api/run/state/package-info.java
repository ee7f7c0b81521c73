/** What is stored of runs, and when their state may change. */
@NullMarked
package dev.reev.api.run.state;

import org.jspecify.annotations.NullMarked;
