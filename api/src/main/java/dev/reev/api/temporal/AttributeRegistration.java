package dev.reev.api.temporal;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.workflows.run.RunAttributes;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees to it that Temporal has the search attributes of runs. A server that does not let us add
 * them is no error: its operators may do it, and until then runs start without.
 */
@Component
public class AttributeRegistration {

  /** A new attribute is settable on all parts of a server some seconds after it was added. */
  private static final long PERIOD_SECONDS = 5;

  /**
   * Checks registered attributes again after this many rounds, in case the server lost its data or
   * was replaced.
   */
  private static final int ROUNDS_BETWEEN_LOOKS = 12;

  private static final Logger log = LoggerFactory.getLogger(AttributeRegistration.class);

  private final TemporalLink link;
  private final OperatorServiceStubs operator;
  private final String namespace;
  private volatile boolean registered;
  private int roundsToRest;
  private boolean refused;

  AttributeRegistration(
      TemporalLink link,
      WorkflowServiceStubs stubs,
      @Value("${spring.temporal.namespace}") String namespace) {
    this.link = link;
    this.namespace = namespace;
    this.operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(stubs.getRawChannel())
                .validateAndBuildWithDefaults());
  }

  /** True when the server had all attributes at the last check. */
  public boolean isRegistered() {
    return registered;
  }

  /**
   * Called when the server refused an attribute: registration is checked again before any is set.
   */
  public void doubt() {
    registered = false;
  }

  @Scheduled(fixedDelay = PERIOD_SECONDS, timeUnit = TimeUnit.SECONDS)
  void look() {
    if (registered && roundsToRest-- > 0) {
      return;
    }
    try {
      if (link.probe()) {
        register();
      }
    } catch (StatusRuntimeException e) {
      registered = false;
      if (!refused) {
        refused = true;
        log.warn(
            "Temporal refuses the search attributes ({}); runs start without them", e.getStatus());
      }
    } catch (RuntimeException e) {
      log.warn("Search attributes could not be read ({}); retrying later", e.toString());
    }
  }

  private void register() {
    Map<String, IndexedValueType> missing = missing();
    registered = missing.isEmpty();
    if (registered) {
      roundsToRest = ROUNDS_BETWEEN_LOOKS;
      refused = false;
      return;
    }
    link.withDeadline(
        () ->
            operator
                .blockingStub()
                .addSearchAttributes(
                    AddSearchAttributesRequest.newBuilder()
                        .setNamespace(namespace)
                        .putAllSearchAttributes(missing)
                        .build()));
    log.info("Temporal has new search attributes: {}", String.join(", ", missing.keySet()));
  }

  /** One that is there with another type counts as missing, and the server refuses to add it. */
  private Map<String, IndexedValueType> missing() {
    Map<String, IndexedValueType> there =
        link.withDeadline(
            () ->
                operator
                    .blockingStub()
                    .listSearchAttributes(
                        ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
                    .getCustomAttributesMap());
    Map<String, IndexedValueType> missing = new TreeMap<>();
    for (SearchAttributeKey<?> key : RunAttributes.ALL) {
      if (there.get(key.getName()) != key.getValueType()) {
        missing.put(key.getName(), key.getValueType());
      }
    }
    return missing;
  }
}
