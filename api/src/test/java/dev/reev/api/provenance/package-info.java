@NullMarked
package dev.reev.api.provenance;

import org.jspecify.annotations.NullMarked;
