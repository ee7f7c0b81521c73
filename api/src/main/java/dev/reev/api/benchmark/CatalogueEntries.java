package dev.reev.api.benchmark;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface CatalogueEntries extends Repository<CatalogueEntry, String> {

  List<CatalogueEntry> findAllByRetiredAtIsNullOrderById();

  Optional<CatalogueEntry> findById(String id);

  boolean existsById(String id);
}
