package dev.reev.api.temporal;

import dev.reev.activities.worker.RunnerWorkerConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Makes this server a runner host too, unless only other hosts shall run benchmarks. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "reev.worker.enabled", matchIfMissing = true)
@Import(RunnerWorkerConfiguration.class)
class WorkerHosting {}
