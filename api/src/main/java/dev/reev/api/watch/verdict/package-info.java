/** Where watched schedules stand. */
@NullMarked
package dev.reev.api.watch.verdict;

import org.jspecify.annotations.NullMarked;
