@NullMarked
package dev.reev.api.dashboard;

import org.jspecify.annotations.NullMarked;
