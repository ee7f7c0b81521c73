/** Last verdicts of watched schedules. */
@NullMarked
package dev.reev.api.watch.verdict;

import org.jspecify.annotations.NullMarked;
