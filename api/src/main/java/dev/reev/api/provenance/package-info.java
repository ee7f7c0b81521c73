/** What runs and suites were made of, and where two of them differ. */
@NullMarked
package dev.reev.api.provenance;

import org.jspecify.annotations.NullMarked;
