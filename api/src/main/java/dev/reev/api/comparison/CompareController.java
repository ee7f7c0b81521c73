package dev.reev.api.comparison;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One lot of runs against another. */
@RestController
@RequestMapping("/api/v1/compare")
class CompareController {

  private final Comparisons comparisons;

  CompareController(Comparisons comparisons) {
    this.comparisons = comparisons;
  }

  /** Whether the candidate is better than the base, as far as that can be told. */
  @GetMapping
  ComparisonView compare(@Valid CompareParameters parameters) {
    return comparisons.of(parameters);
  }
}
