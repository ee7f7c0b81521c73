/** Work that is done again and again as long as a process lives. */
@NullMarked
package dev.reev.activities.rounds;

import org.jspecify.annotations.NullMarked;
