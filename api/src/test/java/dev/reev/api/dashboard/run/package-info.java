@NullMarked
package dev.reev.api.dashboard.run;

import org.jspecify.annotations.NullMarked;
