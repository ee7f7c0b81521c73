package dev.reev.api.journey;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/**
 * The whole stack with {@link RealServer#SCRIPTED_RUNNER}: HTTP, embedded PostgreSQL, Temporal,
 * runner processes, Solana VM. It lives as long as its test class.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "reev.benchmarks-dir=${reev.root}/benchmarks",
      "reev.runner.root=${reev.root}",
      "reev.runner.slots=" + JourneyServer.SLOTS,
      "reev.runner.stop-grace=1s",
      "reev.reaper.period=1s",
      "reev.invariants.period-seconds=1",
      RealServer.SCRIPTED_RUNNER
    })
@Import({RealServer.class, JourneyRuns.Configuration.class})
@DirtiesContext
@interface JourneyServer {

  int SLOTS = 4;
}
