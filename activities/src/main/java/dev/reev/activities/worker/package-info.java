/** The Temporal worker of a runner host. */
@NullMarked
package dev.reev.activities.worker;

import org.jspecify.annotations.NullMarked;
