@NullMarked
package dev.reev.api.dashboard.schedules;

import org.jspecify.annotations.NullMarked;
