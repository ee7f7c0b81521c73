package dev.reev.api.benchmark;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BenchmarkController {

  private final CatalogueEntries entries;

  BenchmarkController(CatalogueEntries entries) {
    this.entries = entries;
  }

  @GetMapping("/api/v1/benchmarks")
  List<BenchmarkView> benchmarks() {
    return entries.findAllByOrderById().stream().map(CatalogueEntry::view).toList();
  }
}
