@NullMarked
package dev.reev.api.dashboard.runs;

import org.jspecify.annotations.NullMarked;
