@NullMarked
package dev.reev.api.legacy;

import org.jspecify.annotations.NullMarked;
