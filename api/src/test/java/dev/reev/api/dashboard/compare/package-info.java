@NullMarked
package dev.reev.api.dashboard.compare;

import org.jspecify.annotations.NullMarked;
