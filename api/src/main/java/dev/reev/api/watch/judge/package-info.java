/** From the runs of a tick to its verdict, for each of its agents. */
@NullMarked
package dev.reev.api.watch.judge;

import org.jspecify.annotations.NullMarked;
