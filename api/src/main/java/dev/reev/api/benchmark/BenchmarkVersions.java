package dev.reev.api.benchmark;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Texts by their digest. */
public interface BenchmarkVersions extends Repository<BenchmarkVersion, String> {

  Optional<BenchmarkVersion> findById(String sha256);
}
