/** Definition of a schedule: times, policies, content. */
@NullMarked
package dev.reev.api.schedule.plan;

import org.jspecify.annotations.NullMarked;
