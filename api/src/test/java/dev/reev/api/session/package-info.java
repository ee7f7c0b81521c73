@NullMarked
package dev.reev.api.session;

import org.jspecify.annotations.NullMarked;
