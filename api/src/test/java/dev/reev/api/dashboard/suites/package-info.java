@NullMarked
package dev.reev.api.dashboard.suites;

import org.jspecify.annotations.NullMarked;
