@NullMarked
package dev.reev.api.legacy.log;

import org.jspecify.annotations.NullMarked;
