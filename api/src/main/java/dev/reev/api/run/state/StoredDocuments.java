package dev.reev.api.run.state;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface StoredDocuments extends Repository<StoredDocument, UUID> {

  Optional<StoredDocument> findById(UUID executionId);
}
