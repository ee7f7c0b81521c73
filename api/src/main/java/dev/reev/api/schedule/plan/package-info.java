/** What a schedule does and when. */
@NullMarked
package dev.reev.api.schedule.plan;

import org.jspecify.annotations.NullMarked;
