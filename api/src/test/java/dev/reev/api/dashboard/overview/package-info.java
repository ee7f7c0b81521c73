@NullMarked
package dev.reev.api.dashboard.overview;

import org.jspecify.annotations.NullMarked;
