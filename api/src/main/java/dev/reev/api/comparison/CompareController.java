package dev.reev.api.comparison;

import dev.reev.api.statistics.Comparison;
import dev.reev.api.statistics.ComparisonSettings;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One lot of runs against another. */
@RestController
@RequestMapping("/api/v1/compare")
class CompareController {

  private final Sides sides;
  private final BenchmarkTexts texts;

  CompareController(Sides sides, BenchmarkTexts texts) {
    this.sides = sides;
    this.texts = texts;
  }

  /** Whether the candidate is better than the base, as far as that can be told. */
  @GetMapping
  ComparisonView compare(@Valid CompareParameters parameters) {
    ComparisonSettings settings = parameters.settings();
    SideText baseText = parameters.baseSide();
    SideText candidateText = parameters.candidateSide();
    Side base = sides.find(baseText);
    Side candidate = sides.find(candidateText);
    return ComparisonView.of(
        Comparison.of(base.observations(), candidate.observations(), settings),
        settings,
        base,
        candidate,
        texts.changed(base, candidate));
  }
}
