@NullMarked
package dev.reev.api.live;

import org.jspecify.annotations.NullMarked;
