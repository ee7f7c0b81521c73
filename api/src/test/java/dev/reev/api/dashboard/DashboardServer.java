package dev.reev.api.dashboard;

import dev.reev.api.journey.RealServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/**
 * The whole stack: server, PostgreSQL, Temporal, runner, ledger. It lives as long as its test
 * class.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "reev.benchmarks-dir=${reev.root}/benchmarks",
      "reev.runner.root=${reev.root}",
      "reev.runner.slots=2",
      "reev.runner.stop-grace=1s",
      "reev.invariants.period-seconds=1",
      RealServer.SCRIPTED_RUNNER,
      "reev.dashboard.temporal-ui=http://127.0.0.1:8233"
    })
@Import({RealServer.class, OwnAgentsFile.Named.class})
@DirtiesContext
@interface DashboardServer {}
